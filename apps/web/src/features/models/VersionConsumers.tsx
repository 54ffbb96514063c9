import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { ConsumerDialog } from './ConsumerDialog.tsx'
import classes from './models.module.css'
import { NoticeDialog } from './NoticeDialog.tsx'

export const VersionConsumers_version = graphql(`
  fragment VersionConsumers_version on ModelVersion {
    id
    consumersOf: status
    consumers { id name contact notifiedAt noticeReference ...NoticeDialog_consumer }
  }
`)

/** From here whoever was not told has to be. */
const ending: readonly string[] = ['SUPERSEDED', 'ROLLED_BACK', 'QUARANTINED', 'RETIRING']

type Props = { version: FragmentType<typeof VersionConsumers_version>; mayEdit: boolean }

/** Who leans on a version, and who of them was told that it ends. */
export function VersionConsumers(props: Props) {
  const { t } = useTranslation('models')
  const version = readFragment(VersionConsumers_version, props.version)
  const [naming, setNaming] = useState(false)
  const [telling, setTelling] = useState<string | null>(null)
  const told = version.consumers.find(({ id }) => id === telling)
  return (
    <section>
      <SectionHead
        title={t('consumers')}
        count={version.consumers.length}
        actions={
          props.mayEdit ? (
            <Button size="compact-sm" variant="default" onClick={() => setNaming(true)}>
              {t('nameConsumer')}
            </Button>
          ) : null
        }
      />
      {version.consumers.length === 0 ? <p className={classes.none}>{t('noConsumers')}</p> : null}
      <ul className={classes.lineage}>
        {version.consumers.map(({ id, name, contact, notifiedAt, noticeReference }) => (
          <li key={id}>
            <p className={classes.dataset}>
              <b>{name}</b>
              <span className={classes.faint}>{contact}</span>
            </p>
            <p className={classes.notice}>
              {notifiedAt ? (
                <>
                  {t('told')} <RelativeTime at={notifiedAt} />
                  <span className={classes.faint}>{noticeReference}</span>
                </>
              ) : (
                <>
                  {ending.includes(version.consumersOf) ? (
                    <span className={classes.caution}>{t('notTold')}</span>
                  ) : null}
                  {props.mayEdit ? (
                    <Button size="compact-xs" variant="subtle" onClick={() => setTelling(id)}>
                      {t('recordNotice')}
                    </Button>
                  ) : null}
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
      {naming ? <ConsumerDialog modelVersionId={version.id} onClose={() => setNaming(false)} /> : null}
      {told === undefined ? null : <NoticeDialog consumer={told} onClose={() => setTelling(null)} />}
    </section>
  )
}
