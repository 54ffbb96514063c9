import { isOversight, oversightFunctions, type TeamFunction } from '../identity/words.ts'
import { pairUp } from './pair-up.ts'
import type { GateCase, GivenSignature, Signer } from './sign-off-case.ts'
import { gateStage } from './stages.ts'
import type { SignatureMeaning } from './words.ts'

export type RequiredSignature = {
  meaning: SignatureMeaning
  /** The functions of which the signer must be; null where the A, or the signer's role alone, decides. */
  oneOf: readonly TeamFunction[] | null
  /** Null while it still lacks. */
  signedBy: GivenSignature | null
}

export type Concurrence = Omit<RequiredSignature, 'signedBy'>

const stagesOfTwo: readonly number[] = [1, 4, 5, 7]

export function isHighStakes({ highRisk, tier }: GateCase): boolean {
  return highRisk || tier === 1
}

/** Rule 2, and the signer rule of the gate's definition: every signature the gate needs, and who has given it. */
export function signaturesRequired(gate: GateCase): RequiredSignature[] {
  const signatures = gate.standing?.signatures ?? []
  const deciding = signatures.find(({ meaning }) => meaning === 'DECIDES') ?? null
  const concurring = signatures.filter(
    ({ meaning, signer }) => meaning === 'CONCURS' && signer.id !== deciding?.signer.id,
  )
  const required = othersRequired(gate, deciding?.signer ?? null)
  const paired = pairUp(required, distinctSigners(concurring), (requirement, { signer }) =>
    mayFill(requirement, signer),
  )
  return [
    { meaning: 'DECIDES', oneOf: null, signedBy: deciding },
    ...required.map((requirement) => ({ ...requirement, signedBy: paired.get(requirement) ?? null })),
  ]
}

/** That a gate does not apply is confirmed by someone else of GRC, whoever declared it. */
function othersRequired(gate: GateCase, decider: Signer | null): Concurrence[] {
  if (gate.standing?.decision === 'NOT_APPLICABLE') return [concurrence(['GRC'])]
  return isSingleSigned(gate) ? [] : concurrencesRequired(gate, decider)
}

/** Whether the standing decision has all its signatures and takes effect. */
export function quorumReached(gate: GateCase): boolean {
  return signaturesRequired(gate).every(({ signedBy }) => signedBy !== null)
}

/** Who has to concur with a decision by this person; by anyone with the A, while nobody has decided. */
export function concurrencesRequired(gate: GateCase, decider: Signer | null): Concurrence[] {
  const { concurs, quorum, whenHighOrTier1 } = gate.signerRule
  const seat = gate.accountable?.seat
  const accountable = seat?.kind === 'TEAM' ? seat.function : null
  const deciding = decider === null ? [accountable] : decider.teams.map((team) => team.function)
  // The accountable team need not concur with itself, unless it decides through a delegate from elsewhere.
  const decidesItself = (each: TeamFunction) => each === accountable && deciding.includes(each)
  const required = concurs.filter((each) => !decidesItself(each)).map((each) => concurrence([each]))

  // A definition may ask for two at the other stages as well; it cannot ask for fewer at these.
  const asksForTwo = stagesOfTwo.includes(gateStage(gate.stage).number) || whenHighOrTier1 !== null
  const needsTwo = isHighStakes(gate) && asksForTwo
  const overseers = needsTwo ? overseersOf(gate) : []
  const overseen = overseers.length === 0 || deciding.some((each) => each !== null && overseers.includes(each))
  if (!overseen && !required.some(({ oneOf }) => oneOf?.every((each) => overseers.includes(each)))) {
    required.push(concurrence(overseers))
  }

  const signers = needsTwo ? Math.max(2, quorum, whenHighOrTier1?.quorum ?? 2) : quorum
  while (required.length < signers - 1) required.push(concurrence(null))
  return required
}

/** A definition may narrow the overseers of rule 2 to one of the two functions; it cannot name others instead. */
function overseersOf({ signerRule }: GateCase): readonly TeamFunction[] {
  const named = signerRule.whenHighOrTier1?.oneOf.filter((each) => isOversight(each)) ?? []
  return named.length === 0 ? oversightFunctions : named
}

export function mayFill({ oneOf }: Pick<Concurrence, 'oneOf'>, person: Signer): boolean {
  return oneOf === null || person.teams.some((team) => oneOf.includes(team.function))
}

/** The exception never holds where the stakes are high, whatever a decision claims. */
function isSingleSigned(gate: GateCase): boolean {
  return gate.standing?.exception != null && gate.separation === 'COMPACT' && !isHighStakes(gate)
}

function concurrence(oneOf: readonly TeamFunction[] | null): Concurrence {
  return { meaning: 'CONCURS', oneOf }
}

function distinctSigners(signatures: readonly GivenSignature[]): GivenSignature[] {
  return [...new Map(signatures.map((signature) => [signature.signer.id, signature])).values()]
}
