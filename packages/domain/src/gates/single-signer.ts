import { Denied, InvalidInput, type Refusal } from '../refusal.ts'
import { listed } from '../spoken.ts'
import { tieTo } from './independence.ts'
import { holdsTheA } from './ownership.ts'
import { pairUp } from './pair-up.ts'
import type { Signer, SignOffCase, SingleSignerException } from './sign-off-case.ts'
import { type Concurrence, concurrencesRequired, isHighStakes, mayFill } from './signatures.ts'

/** How long after the decision its independent review may take (rule 2). */
export const reviewWithinDays = 30

/** Why the signer may not decide alone, or null: the exception is for a COMPACT workspace where nobody else can. */
export function objectionToSingleSigner(
  gate: SignOffCase,
  exception: SingleSignerException,
  now: Date,
): Refusal | null {
  if (gate.separation !== 'COMPACT') {
    return refuse('This workspace keeps producers and signers apart. Ask another signer, or invite an external one.')
  }
  if (isHighStakes(gate)) {
    return refuse('A high-risk or tier 1 case always needs two signers. Invite an external signer.')
  }
  const required = concurrencesRequired(gate, gate.signer)
  const tied = tieTo(gate, gate.newConditions, gate.signer.id) !== null
  if (!tied && required.length === 0) return refuse('You need no exception here. Sign without it.')

  const others = tied ? whoCouldSignInstead(gate, required, now) : whoCouldConcur(gate, required)
  return others.length > 0
    ? refuse(
        `${listed(
          others.map(({ name }) => name),
          'and',
        )} can sign. Ask them, or delegate the A, instead of deciding alone.`,
      )
    : objectionToReview(gate, exception, now)
}

/** Where the signer is tied, anyone untied who has the A, or a part in the decision and so could be given it. */
function whoCouldSignInstead(gate: SignOffCase, required: readonly Concurrence[], now: Date): readonly Signer[] {
  const { accountable } = gate
  return untiedOthers(gate).filter(
    (person) =>
      (accountable !== null && holdsTheA(person, accountable, now)) || required.some((each) => mayFill(each, person)),
  )
}

/** Where only others are missing: those who could concur, provided that they fill every place. */
function whoCouldConcur(gate: SignOffCase, required: readonly Concurrence[]): readonly Signer[] {
  const paired = pairUp(required, untiedOthers(gate), mayFill)
  return paired.size === required.length ? [...paired.values()] : []
}

function untiedOthers(gate: SignOffCase): readonly Signer[] {
  return gate.candidates.filter(
    ({ id, roles }) =>
      id !== gate.signer.id && roles.includes('SIGNER') && tieTo(gate, gate.newConditions, id) === null,
  )
}

function objectionToReview(gate: SignOffCase, { rationale, reviewerId, reviewBy }: SingleSignerException, now: Date) {
  const latest = new Date(now.getTime() + reviewWithinDays * 86_400_000)
  const fields = []
  if (rationale.trim() === '') {
    fields.push({ path: ['exception', 'rationale'], message: 'Say why nobody else can sign.' })
  }
  if (reviewerId === gate.signer.id || tieTo(gate, gate.newConditions, reviewerId) !== null) {
    fields.push({ path: ['exception', 'reviewerId'], message: 'Name a reviewer who has no part in this decision.' })
  }
  if (reviewBy <= now || reviewBy > latest) {
    fields.push({ path: ['exception', 'reviewBy'], message: `Let the review happen within ${reviewWithinDays} days.` })
  }
  return fields.length === 0 ? null : new InvalidInput(fields)
}

function refuse(message: string): Denied {
  return new Denied(message, 'NOT_INDEPENDENT')
}
