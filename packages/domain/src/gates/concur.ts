import { Conflict, Denied, NotReady, type Refusal } from '../refusal.ts'
import { listed, spoken } from '../spoken.ts'
import { approves } from './decisions.ts'
import { tieTo } from './independence.ts'
import { objectionToRole } from './ownership.ts'
import type { ConcurCase, GivenSignature, StandingDecision } from './sign-off-case.ts'
import { type RequiredSignature, signaturesRequired } from './signatures.ts'

/** Why this person may not add their signature to the standing decision, or null (rules 1–3). */
export function objectionToConcur(gate: ConcurCase): Refusal | null {
  const { signer, standing } = gate
  const role = objectionToRole(signer)
  if (role !== null) return role
  if (standing === null) {
    const message = 'Nothing has been decided yet. The holder of the A decides first; then you can concur'
    return new NotReady([{ code: 'NOT_DECIDED', message, subject: null }])
  }
  return (
    objectionToSecondSignature(gate, standing) ??
    objectionToSeat(gate, standing) ??
    objectionToTie(gate) ??
    (approves(standing.decision) && gate.readiness.result !== 'READY' ? new NotReady(gate.readiness.reasons) : null)
  )
}

function objectionToSecondSignature({ signer }: ConcurCase, { signatures }: StandingDecision): Denied | null {
  const signed = signatures.some((signature) => signature.signer.id === signer.id)
  return signed
    ? new Denied('You have signed this decision. The other signature has to be by someone else.', 'NOT_INDEPENDENT')
    : null
}

/** A signature counts only when it fills a place that would stay empty without it. */
function objectionToSeat(gate: ConcurCase, standing: StandingDecision): Refusal | null {
  const lacking = signaturesRequired(gate).filter(({ signedBy }) => signedBy === null)
  if (lacking.length === 0) {
    return new Conflict('This decision has all its signatures. Reload to see them.', [], 'ALREADY_DECIDED')
  }
  // The moment of a signature plays no part in whom it stands for.
  const mine: GivenSignature = { signer: gate.signer, meaning: 'CONCURS', at: new Date(0) }
  const withMine = { ...gate, standing: { ...standing, signatures: [...standing.signatures, mine] } }
  const stillLacking = signaturesRequired(withMine).filter(({ signedBy }) => signedBy === null)
  return stillLacking.length < lacking.length
    ? null
    : new Denied(`This decision still needs ${listed(lacking.map(named), 'and')}. Ask them to sign.`, 'NOT_ACCOUNTABLE')
}

function named({ meaning, oneOf }: RequiredSignature): string {
  if (meaning === 'DECIDES') return 'the holder of the A'
  return oneOf === null ? 'another signer' : `a signer of ${listed(oneOf.map(spoken))}`
}

function objectionToTie(gate: ConcurCase): Denied | null {
  const tie = tieTo(gate, [], gate.signer.id)
  return tie === null ? null : new Denied(`${tie} Ask another signer to concur.`, 'NOT_INDEPENDENT')
}
