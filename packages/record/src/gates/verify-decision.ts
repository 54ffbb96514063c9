import { digestOf } from './freeze-decision.ts'

export type DecisionProblem =
  | 'DIGEST_DIFFERS'
  | 'ROW_DIFFERS'
  | 'CONDITIONS_DIFFER'
  | 'SIGNATURE_MISSING'
  | 'SIGNATURE_DIFFERS'

export type DecisionToVerify = {
  frozen: unknown
  digest: string
  decision: string
  rationale: string
  decidedById: string
  signatures: readonly { signerId: string; kind: string; method: string; digest: string; meaning: string }[]
  conditions: readonly { text: string; ownerId: string; expiresAt: Date }[]
}

/** The digest computed again, and everything about the decision in which its row, or a signature, says otherwise. */
export type Verification = { holds: boolean; digest: string; problems: readonly DecisionProblem[] }

/** Compares a decision with what was frozen of it. One that was taken over from elsewhere has only its digest. */
export function verifyDecision(decision: DecisionToVerify): Verification {
  const { frozen } = decision
  const digest = digestOf(frozen)
  const problems: DecisionProblem[] = [
    ...(digest === decision.digest ? [] : (['DIGEST_DIFFERS'] as const)),
    ...(isOurs(frozen) ? problemsOfRow(frozen, decision) : []),
    ...problemsOfSignatures(decision),
  ]
  return { holds: problems.length === 0, digest, problems }
}

/** Whether the digest that was signed is still that of what was frozen; false means that the row was altered. */
export function digestHolds({ frozen, digest }: { frozen: unknown; digest: string }): boolean {
  return digestOf(frozen) === digest
}

type Ours = {
  decision: unknown
  rationale: unknown
  meaning: unknown
  decidedById: unknown
  conditions: unknown
}

function isOurs(frozen: unknown): frozen is Ours {
  if (typeof frozen !== 'object' || frozen === null || !('format' in frozen)) return false
  return typeof frozen.format === 'string' && frozen.format.startsWith('assay.gate-decision/')
}

function problemsOfRow(frozen: Ours, row: DecisionToVerify): DecisionProblem[] {
  const { decision, rationale, decidedById, conditions } = row
  const same = frozen.decision === decision && frozen.rationale === rationale && frozen.decidedById === decidedById
  const asFrozen = conditions.map(({ text, ownerId, expiresAt }) => ({
    text,
    ownerId,
    expiresAt: expiresAt.toISOString(),
  }))
  const inOrder = (all: unknown) => (Array.isArray(all) ? all.map((each) => digestOf(each)).toSorted() : [])
  const kept = inOrder(frozen.conditions).join() === inOrder(asFrozen).join()
  return [...(same ? [] : (['ROW_DIFFERS'] as const)), ...(kept ? [] : (['CONDITIONS_DIFFER'] as const))]
}

function problemsOfSignatures({ signatures, digest, decidedById, frozen }: DecisionToVerify): DecisionProblem[] {
  const deciding = signatures.find(({ kind }) => kind === 'DECIDES')
  if (deciding === undefined) return ['SIGNATURE_MISSING']
  const overIt = signatures.every((each) => each.digest === digest)
  const bySigner = deciding.signerId === decidedById
  const says = !isOurs(frozen) || deciding.method === 'IMPORTED' || deciding.meaning === frozen.meaning
  return overIt && bySigner && says ? [] : ['SIGNATURE_DIFFERS']
}
