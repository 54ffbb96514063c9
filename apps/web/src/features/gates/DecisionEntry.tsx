import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { MetaLine } from '../../ui/MetaLine.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { DecisionMarks } from './DecisionMarks.tsx'
import { FrozenMatter } from './FrozenMatter.tsx'
import classes from './gate.module.css'
import { ConditionLine } from './sign-off/ConditionLine.tsx'
import { ReviewLine } from './sign-off/ReviewLine.tsx'
import type { GateViewerMay } from './useGate.ts'

export const DecisionEntry_decision = graphql(`
  fragment DecisionEntry_decision on GateDecision {
    id
    decision
    status
    rationale
    decidedAt
    effectiveAt
    waitingFor
    decidedBy { id name }
    signatures { id kind signedAt signer { id name } team { id name } }
    conditions { id ...ConditionLine_condition }
    ...ReviewLine_decision
    ...DecisionMarks_decision
    ...FrozenMatter_decision
  }
`)

type Props = {
  decision: FragmentType<typeof DecisionEntry_decision>
  gateKey: string
  isVoid: boolean
  may: GateViewerMay | null | undefined
  onViewerChanged: () => void
}

/** One decision: its hallmarks, why, its conditions, and what it was taken on. */
export function DecisionEntry({ decision: given, gateKey, isVoid, may, onViewerChanged }: Props) {
  const { t } = useTranslation('gates')
  const decision = readFragment(DecisionEntry_decision, given)
  const { status, conditions, waitingFor } = decision
  return (
    <li data-status={status}>
      <DecisionMarks decision={decision} isVoid={isVoid && status === 'EFFECTIVE'} />
      <MetaLine>
        <b>{t(`decision.${decision.decision}`)}</b>
        {isVoid && status === 'EFFECTIVE' ? t('decisionStatus.VOID') : t(`decisionStatus.${status}`)}
        <span>
          {decision.decidedBy.name}, <RelativeTime at={decision.decidedAt} />
        </span>
      </MetaLine>
      {decision.signatures
        .filter(({ kind }) => kind === 'CONCURS')
        .map(({ id, signer, team, signedAt }) => (
          <span key={id} className={classes.note}>
            {t('concurred', { who: team ? `${signer.name} (${team.name})` : signer.name })}{' '}
            <RelativeTime at={signedAt} />
          </span>
        ))}
      <p className={classes.rationale}>{decision.rationale}</p>
      {status === 'PENDING' && waitingFor.length > 0 ? (
        <p className={classes.note}>{t('waitingFor', { who: waitingFor.join(', ') })}</p>
      ) : null}
      {conditions.length > 0 ? (
        <ul className={classes.conditions} aria-label={t('conditions.title')}>
          {conditions.map((condition) => (
            <ConditionLine key={condition.id} condition={condition} binds={status === 'EFFECTIVE'} may={may} />
          ))}
        </ul>
      ) : null}
      <ReviewLine decision={decision} may={may} onViewerChanged={onViewerChanged} />
      <FrozenMatter
        decision={decision}
        documentName={`${gateKey}-${decision.decision.toLowerCase()}-${decision.decidedAt.slice(0, 10)}.json`}
      />
    </li>
  )
}
