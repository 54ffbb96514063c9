import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { useOutgoing } from '../../graph/useOutgoing.ts'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { CommentBubble } from './CommentBubble.tsx'
import classes from './detail.module.css'
import { PendingComment } from './PendingComment.tsx'
import { commentIdOf, commentSlot } from './post-comment.ts'
import type { Sectioned } from './sectioned.ts'
import { TimelineFact } from './TimelineFact.tsx'
import type { Choices } from './use-choices.ts'

const FindingTimeline_finding = graphql(`
  fragment FindingTimeline_finding on Finding {
    id
    commentCount
    comments(last: 100) { nodes { id postedAt ...CommentBubble_comment } }
    activity(first: 100) { nodes { id kind at ...TimelineFact_activity } }
  }
`)

type Props = Sectioned & { finding: FragmentType<typeof FindingTimeline_finding>; choices: Choices }

/** What happened to the finding and what was said about it, on one line of time; what is still being sent comes last. */
export function FindingTimeline({ choices, level, ...props }: Props) {
  const { t } = useTranslation('findings')
  const finding = readFragment(FindingTimeline_finding, props.finding)
  const { me, people } = choices
  const desk = { me: me?.id ?? '', findingId: finding.id }
  const outgoing = useOutgoing(commentSlot(finding.id))
  const { nodes: comments } = finding.comments
  const entries = [
    ...finding.activity.nodes
      .filter(({ kind }) => kind !== 'finding.commented')
      .map((fact) => ({ id: fact.id, at: fact.at, shown: <TimelineFact activity={fact} people={people} /> })),
    ...comments.map((comment) => ({
      id: comment.id,
      at: comment.postedAt,
      shown: <CommentBubble comment={comment} />,
    })),
  ].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
  const arrived = new Set(comments.map(({ id }) => id))
  const pending = outgoing.filter(({ id }) => !arrived.has(commentIdOf(id)))
  const earlier = finding.commentCount - comments.length
  return (
    <section aria-label={t('timeline.title')}>
      <SectionHead title={t('timeline.title')} level={level} />
      {earlier > 0 ? <p className={classes.small}>{t('timeline.earlier', { count: earlier })}</p> : null}
      <ol className={classes.timeline}>
        {entries.map(({ id, shown }) => (
          <li key={id}>{shown}</li>
        ))}
        {pending.map((entry) => (
          <li key={entry.id}>
            <PendingComment desk={desk} entry={entry} />
          </li>
        ))}
      </ol>
    </section>
  )
}
