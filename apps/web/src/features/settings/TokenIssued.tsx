import { Button, Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { TokenScope } from '../../generated/gql/graphql.ts'
import { CommandLine } from '../../ui/CommandLine.tsx'
import { Secret } from './Secret.tsx'
import classes from './settings.module.css'

type Props = { name: string; secret: string; scopes: readonly TokenScope[]; onClose: () => void }

/** The secret of a new token, this once, with commands that use it. A click beside it does not close it. */
export function TokenIssued({ name, secret, scopes, onClose }: Props) {
  const { t } = useTranslation('settings')
  const { origin } = location
  const as = `-H "Authorization: Bearer ${secret}"`
  const ask = `curl ${origin}/graphql ${as} -H "Content-Type: application/json" -d '{"query":"{ workspace { name } }"}'`
  const ingest = `curl --data-binary @report.sarif ${as} "${origin}/ingest?engagement=ENG-1&wait"`
  return (
    <Modal opened onClose={onClose} closeOnClickOutside={false} title={t('token.done', { name })} size="lg">
      <div className={classes.form}>
        <p className={classes.words}>{t('token.once')}</p>
        <Secret text={secret} what={t('token.secret')} />
        {scopes.includes('READ') ? (
          <div>
            <p className={classes.words}>{t('token.try')}</p>
            <CommandLine command={ask} label={t('token.try')} />
          </div>
        ) : null}
        {scopes.includes('INTAKE') ? (
          <div>
            <p className={classes.words}>{t('token.tryIngest')}</p>
            <CommandLine command={ingest} label={t('token.tryIngest')} />
          </div>
        ) : null}
        <div className={classes.buttons}>
          <Button onClick={onClose}>{t('close')}</Button>
        </div>
      </div>
    </Modal>
  )
}
