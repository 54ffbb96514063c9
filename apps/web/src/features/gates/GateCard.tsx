import { Hourglass, TriangleAlert } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { useAsOf } from '../../live/as-of/as-of.ts'
import { PresentAt } from '../../live/PresentAt.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { GateStateMark } from '../../ui/GateStateMark.tsx'
import { href } from '../../ui/href.ts'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { useNow } from '../../ui/now.ts'
import { Progress } from '../../ui/Progress.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import classes from './board.module.css'
import { isOverdue } from './board.ts'
import { DecisionMarks } from './DecisionMarks.tsx'

export const GateCard_gate = graphql(`
  fragment GateCard_gate on Gate {
    id
    key
    status
    statusSince
    dueAt
    subjectLabel
    evidenceHave
    evidenceNeed
    blockers
    engagement { id key name }
    accountable { code seat team { id name } people { id name } }
    standing { id status ...DecisionMarks_decision }
  }
`)

type Props = {
  gate: FragmentType<typeof GateCard_gate>
  /** The card that the keys act on. */
  current: boolean
  /** Who else changed it just now. */
  changedBy: string | undefined
}

/** A gate on the board: what it decides on, how far it is, whose decision it is, and who has signed. */
export const GateCard = memo(function GateCard({ gate: given, current, changedBy }: Props) {
  const { t } = useTranslation('gates')
  const gate = readFragment(GateCard_gate, given)
  const now = useNow()
  const asOf = useAsOf()
  const { status, dueAt } = gate
  const late = isOverdue({ status, dueAt: dueAt ?? null }, now)
  const [seat, second] = gate.accountable
  const holder = seat === undefined ? null : (seat.team?.name ?? seat.people[0]?.name ?? t('owner'))
  const isVoid = status === 'STALE' || status === 'REVOKED'
  return (
    <LinkTo
      plain
      href={href(`/gates/${gate.key}`, { asOf })}
      className={classes.card ?? ''}
      data-gate={gate.id}
      data-status={status}
      data-remote={changedBy ? true : undefined}
      tabIndex={current ? 0 : -1}
    >
      <span className={classes.line}>
        <span className={classes.key}>{gate.key}</span>
        <span className={classes.age} title={t('since')}>
          <RelativeTime at={gate.statusSince} short />
        </span>
      </span>
      <span className={classes.subject}>
        {gate.subjectLabel} <span className={classes.useCase}>{gate.engagement.key}</span>
      </span>
      <span className={classes.state}>
        <GateStateMark state={status} />
      </span>
      {late && dueAt ? (
        <span className={classes.late}>
          <GateStateMark state="OVERDUE" bare /> {t('due')} <RelativeTime at={dueAt} />
        </span>
      ) : null}
      <span className={classes.line}>
        <Progress value={gate.evidenceHave} of={gate.evidenceNeed} label={t('evidence')} />
        {gate.blockers > 0 ? (
          <span className={classes.blockers} title={t('blockers', { count: gate.blockers })}>
            <TriangleAlert size={12} aria-hidden />
            {gate.blockers}
            <span className={classes.hidden}>{t('blockerWord', { count: gate.blockers })}</span>
          </span>
        ) : null}
      </span>
      <span className={classes.holder} data-wrong={holder === null || second ? true : undefined}>
        {holder === null ? (
          t('nobodyAccountable')
        ) : (
          <>
            <Avatar name={holder} team={seat?.team != null} silent />
            <span>{second ? t('twoAccountable') : holder}</span>
          </>
        )}
      </span>
      {gate.standing?.status === 'PENDING' ? (
        <span className={classes.waits}>
          <Hourglass size={12} aria-hidden /> {t('decisionStatus.PENDING')}
        </span>
      ) : null}
      {gate.standing ? <DecisionMarks decision={gate.standing} isVoid={isVoid} /> : null}
      <span className={classes.here}>
        <PresentAt spot={{ subject: gate.id }} size={18} />
      </span>
      {changedBy ? <span className={classes.author}>{changedBy}</span> : null}
    </LinkTo>
  )
})
