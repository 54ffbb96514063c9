import { useTranslation } from 'react-i18next'
import type { EngagementGate_GateFragment } from '../../generated/gql/graphql.ts'
import { graphql } from '../../generated/gql/index.ts'
import { GateStateMark } from '../../ui/GateStateMark.tsx'
import { Hallmark } from '../../ui/Hallmark.tsx'
import { Key } from '../../ui/Key.tsx'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { Progress } from '../../ui/Progress.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import classes from './engagement.module.css'

export const EngagementGate_gate = graphql(`
  fragment EngagementGate_gate on Gate {
    id
    key
    stage
    name
    status
    statusSince
    dueAt
    staleReason
    notApplicableReason
    evidenceHave
    evidenceNeed
    blockers
    subjectType
    subjectLabel
    modelVersion { id label }
    datasetVersion { id }
    definition { id number }
    standing {
      id
      decision
      status
      digest
      decidedAt
      signatures { id kind meaning initials signedAt signer { id name } }
      waitingFor
    }
  }
`)

/** One gate in a row: its place, state, evidence, and the hallmarks of who signed. */
export function EngagementGate({ gate }: { gate: EngagementGate_GateFragment }) {
  const { t } = useTranslation('engagements')
  const { standing } = gate
  const isVoid = gate.status === 'STALE' || gate.status === 'REVOKED'
  const why = gate.staleReason ?? gate.notApplicableReason
  // What blocks matters where somebody may want to approve: not before the gate begins, nor once it is passed.
  const blocks = ['COLLECTING', 'READY', 'RETURNED', 'STALE', 'REVOKED'].includes(gate.status)
  const waiting = standing?.status === 'PENDING' ? standing.waitingFor : []
  return (
    <li className={classes.gate}>
      <span className={classes.gateNumber} data-figures>
        {gate.definition.number}
      </span>
      <span className={classes.gateName}>
        <LinkTo plain href={`/gates/${gate.key}`}>
          {gate.name}
        </LinkTo>{' '}
        <Key>{gate.key}</Key>
        {why ? <small>{why}</small> : null}
        {waiting.length > 0 ? <small>{t('waitsFor', { who: waiting.join(', ') })}</small> : null}
      </span>
      <span className={classes.gateState}>
        <GateStateMark state={gate.status} />
        <small>
          <RelativeTime at={gate.statusSince} />
        </small>
      </span>
      <span className={classes.gateEvidence}>
        {gate.evidenceNeed > 0 ? (
          <Progress value={gate.evidenceHave} of={gate.evidenceNeed} label={t('evidenceOfGate')} />
        ) : null}
        {blocks && gate.blockers > 0 ? (
          <small className={classes.alarm}>{t('blocked.blockers', { count: gate.blockers })}</small>
        ) : null}
      </span>
      <span className={classes.gateMarks}>
        {standing?.signatures.map(({ id, initials, kind, signer, signedAt }) => (
          <Hallmark
            key={id}
            initials={initials}
            meaning={t(kind === 'CONCURS' ? 'concurs' : `decided.${standing.decision}`)}
            digest={standing.digest.replace(/^sha256:/, '')}
            by={signer.name}
            at={new Date(signedAt).toLocaleString('en-GB')}
            void={isVoid}
          />
        ))}
      </span>
    </li>
  )
}
