import { Trans, useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Digest } from '../../ui/Digest.tsx'
import { Key } from '../../ui/Key.tsx'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import classes from './activity.module.css'
import { FactChanges } from './FactChanges.tsx'
import { contextOf, subjectOf } from './subject.ts'

export const ActivityRow_activity = graphql(`
  fragment ActivityRow_activity on Activity {
    id
    seq
    kind
    at
    reason
    subjectType
    subjectKey
    leafHash
    actor { type id name }
    changes { field from to }
    engagement { id key name }
    gate { id key name }
    finding { id key title }
    modelVersion { id label }
    comment { id body }
    subject {
      __typename
      id
      ... on Membership { id name }
      ... on DatasetVersion { id datasetName label }
      ... on Evidence { id key title }
      ... on IntakeRun { id key fileName }
    }
  }
`)

type Props = {
  activity: FragmentType<typeof ActivityRow_activity>
  /** It just arrived. */
  fresh?: boolean | undefined
  /** The permalink names it: it is marked, and its digest is shown at more length. */
  current?: boolean | undefined
  nameOf: (memberId: string) => string | undefined
}

/** One entry of the log: who did what to which object, what changed and why, its number and the digest of its leaf. */
export function ActivityRow({ activity: given, fresh, current, nameOf }: Props) {
  const { t } = useTranslation('activity')
  const fact = readFragment(ActivityRow_activity, given)
  const { label, detail, href } = subjectOf(fact)
  const context = contextOf(fact)
  const isKey = /^[A-Z]+-\d+$/.test(label)
  const subject = isKey ? (
    <Key href={href ?? undefined}>{label}</Key>
  ) : href ? (
    <LinkTo href={href}>{label}</LinkTo>
  ) : (
    <b>{label}</b>
  )
  const named = detail ? (
    <span>
      {subject} <span className={classes.detail}>{detail}</span>
    </span>
  ) : (
    subject
  )
  const { actor, engagement, comment, reason } = fact
  const machine = actor.type === 'TOKEN' ? t('through.TOKEN') : null
  return (
    <li className={classes.row} data-fresh={fresh || undefined} aria-current={current ? 'true' : undefined}>
      <span className={classes.who}>
        <Avatar name={actor.name} size={20} team={actor.type !== 'MEMBERSHIP'} silent />
      </span>
      <div className={classes.what}>
        <p className={classes.sentence}>
          <Trans
            t={t}
            i18nKey={`kind.${fact.kind}`}
            context={context}
            defaults={t('otherKind')}
            components={{ actor: <b>{actor.name}</b>, subject: named }}
          />
          {machine ? <span className={classes.note}>{machine}</span> : null}
        </p>
        {comment ? <p className={classes.said}>{comment.body}</p> : null}
        {reason ? <p className={classes.said}>{reason}</p> : null}
        <FactChanges changes={fact.changes} said={[label, context]} nameOf={nameOf} />
      </div>
      <span className={classes.where}>
        {engagement && engagement.key !== label ? <Key href={`/e/${engagement.key}`}>{engagement.key}</Key> : null}
      </span>
      <span className={classes.when}>
        <RelativeTime at={fact.at} short />
      </span>
      <span className={classes.proof}>
        <LinkTo
          plain
          className={classes.seq}
          href={`/activity?seq=${fact.seq}`}
          aria-label={t('permalink', { seq: fact.seq })}
        >
          #{fact.seq}
        </LinkTo>
        <Digest value={fact.leafHash} length={current ? 12 : 8} />
      </span>
    </li>
  )
}
