import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { hrefOfKey } from '../../graph/refusal.ts'
import { Key } from '../../ui/Key.tsx'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import classes from './engagement.module.css'

export const Fact_activity = graphql(`
  fragment Fact_activity on Activity {
    id
    seq
    kind
    at
    reason
    subjectKey
    actor { id name }
    changes { field from to }
    finding { id title }
    gate { id name }
    modelVersion { id label }
  }
`)

/** One fact in a line: who did what to which object, and when. */
export function Fact(props: { activity: FragmentType<typeof Fact_activity> }) {
  const { t } = useTranslation('engagements')
  const { actor, kind, at, seq, subjectKey, changes, finding, gate, modelVersion, reason } = readFragment(
    Fact_activity,
    props.activity,
  )
  const moved = changes.find(({ field }) => field === 'status' || field === 'severity' || field === 'owner')
  const about = finding?.title ?? gate?.name ?? modelVersion?.label
  return (
    <li className={classes.fact}>
      <span className={classes.factWords} title={reason ?? undefined}>
        <b>{actor.name}</b> {t(`fact.${kind}`, { defaultValue: kind })}{' '}
        {subjectKey ? <Key href={hrefOfKey(subjectKey) ?? undefined}>{subjectKey}</Key> : null}
        {about ? <span> {about}</span> : null}
        {moved?.from && moved.to ? (
          <span className={classes.faint}>
            {' '}
            {spoken(moved.from)} → {spoken(moved.to)}
          </span>
        ) : null}
      </span>
      <LinkTo plain className={classes.factTime ?? ''} href={`/activity?seq=${seq}`}>
        <RelativeTime at={at} />
      </LinkTo>
    </li>
  )
}

/** Codes of the record in small letters; names stay as they are. */
const spoken = (value: string) => (/^[A-Z_]+$/.test(value) ? value.toLowerCase().replaceAll('_', ' ') : value)
