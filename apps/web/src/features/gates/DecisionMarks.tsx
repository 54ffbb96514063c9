import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { Hallmark } from '../../ui/Hallmark.tsx'
import classes from './gate.module.css'

export const DecisionMarks_decision = graphql(`
  fragment DecisionMarks_decision on GateDecision {
    id
    decision
    status
    signatures { id kind digest initials signedAt signer { id name } }
  }
`)

type Props = {
  decision: FragmentType<typeof DecisionMarks_decision>
  /** The gate went stale or was revoked: what was struck holds no more. */
  isVoid: boolean
}

/** The hallmarks of a decision, one a signature; one that is given while the page is open is struck before the eye. */
export function DecisionMarks({ decision: given, isVoid }: Props) {
  const { t } = useTranslation('gates')
  const { decision, status, signatures } = readFragment(DecisionMarks_decision, given)
  const seen = useRef<Set<string> | null>(null)
  useEffect(() => {
    seen.current ??= new Set(signatures.map(({ id }) => id))
  })
  return (
    <span className={classes.marks}>
      {signatures.map(({ id, kind, digest, initials, signedAt, signer }) => (
        <Hallmark
          key={id}
          initials={initials}
          meaning={kind === 'CONCURS' ? t('struck.CONCURS') : t(`struck.${decision}`)}
          digest={digest}
          by={signer.name}
          at={new Date(signedAt).toLocaleString('en-GB')}
          void={isVoid || status === 'REVOKED' || status === 'SUPERSEDED'}
          fresh={seen.current !== null && !seen.current.has(id)}
        />
      ))}
    </span>
  )
}
