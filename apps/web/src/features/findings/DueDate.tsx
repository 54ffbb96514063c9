import { useTranslation } from 'react-i18next'
import type { FindingStatus } from '../../generated/gql/graphql.ts'
import { useNow } from '../../ui/now.ts'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import classes from './findings.module.css'

type Props = { at: string | null | undefined; status: FindingStatus; long?: boolean | undefined }

/** When a fix is due; overdue is said in words and in colour, and no more once the finding is closed. */
export function DueDate({ at, status, long }: Props) {
  const { t } = useTranslation('findings')
  const now = useNow()
  if (!at) return <span className={classes.quiet}>–</span>
  const closed = status === 'VERIFIED' || status === 'DUPLICATE'
  const overdue = !closed && Date.parse(at) < now
  return (
    <span className={classes.due} data-overdue={overdue || undefined} data-closed={closed || undefined}>
      <RelativeTime at={at} short={!long} />
      {overdue && long ? <b> {t('overdue')}</b> : null}
    </span>
  )
}
