import './words.ts'
import { useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { Lock } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { PageSkeleton } from '../../ui/PageSkeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { BoardLinkDialog } from './BoardLinkDialog.tsx'
import { CreateTokenDialog } from './CreateTokenDialog.tsx'
import { SettingsHead } from './SettingsHead.tsx'
import classes from './settings.module.css'
import { TokensList } from './TokensList.tsx'

const TokensPageQuery = graphql(`
  query TokensPage {
    viewer {
      administer: can(act: ADMINISTER) { allowed reason }
      readAdministration: can(act: READ_ADMINISTRATION) { allowed reason }
    }
  }
`)

/** The keys that machines use: made, watched and revoked here. */
export function TokensPage() {
  const { t } = useTranslation('settings')
  const [creating, setCreating] = useState<'token' | 'board' | null>(null)
  const { data, error, refetch } = useQuery(TokensPageQuery)
  const viewer = data?.viewer
  if (!viewer) return error ? <Trouble message={error.message} onRetry={() => void refetch()} /> : <PageSkeleton />
  const { administer, readAdministration } = viewer
  const reason = readAdministration.allowed ? administer.reason : readAdministration.reason
  return (
    <>
      <SettingsHead
        actions={
          administer.allowed ? (
            <>
              <Button variant="default" onClick={() => setCreating('board')}>
                {t('board.submit')}
              </Button>
              <Button onClick={() => setCreating('token')}>{t('tokens.create')}</Button>
            </>
          ) : undefined
        }
      />
      {reason ? (
        <p className={classes.note}>
          <Lock size={14} aria-hidden />
          {reason}
        </p>
      ) : null}
      {readAdministration.allowed ? (
        <TokensList mayChange={administer.allowed} onCreate={() => setCreating('token')} />
      ) : null}
      {creating === 'token' ? <CreateTokenDialog onClose={() => setCreating(null)} /> : null}
      {creating === 'board' ? <BoardLinkDialog onClose={() => setCreating(null)} /> : null}
    </>
  )
}
