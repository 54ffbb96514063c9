import type { Transaction } from '../../../packages/record/src/kernel/database.ts'

export type Known = { gateId: string; modelVersionId: string; tier: number; accountableTeamId: string }

type Frozen = {
  requestedById: string | null
  conditions: { ownerId: string }[]
  readiness: { result: string }
  matter: {
    evidence: { id: string; binding: string; revision: number; status: string }[]
    earlierGates: { status: string }[]
  }
}

/** What is wrong with the gate as it stands, told by the rows and the sentences of rules 1, 2, 3 and 10 alone. */
export async function brokenRules(tx: Transaction, known: Known): Promise<string[]> {
  const gate = await tx.gate.findFirstOrThrow({ where: { id: known.gateId } })
  const standing = await tx.gateDecision.findMany({
    where: { gateId: known.gateId, status: { in: ['PENDING', 'EFFECTIVE'] } },
    include: { signatures: true },
  })
  const waiting = standing.filter(({ status }) => status === 'PENDING')
  const approved = gate.status === 'APPROVED' || gate.status === 'APPROVED_WITH_CONDITIONS'
  const many = waiting.length > 1 ? ['two decisions wait at once'] : []
  if (!approved) return many
  const [decision, ...others] = standing.filter(({ status }) => status === 'EFFECTIVE')
  if (decision === undefined || others.length > 0)
    return [...many, `${others.length} decisions besides the one in force`]
  const frozen = decision.frozen as Frozen
  const signers = decision.signatures.map(({ signerId }) => signerId)
  return [
    ...many,
    ...(await brokenRule1(tx, known, decision, frozen, signers)),
    ...(await brokenRule2(tx, known, signers)),
    ...(await brokenRules3And10(tx, known, frozen)),
  ]
}

type Decision = { decidedById: string; decidedAt: Date }

async function brokenRule1(tx: Transaction, known: Known, decision: Decision, frozen: Frozen, signers: string[]) {
  const { decidedById, decidedAt } = decision
  const seated = await tx.teamMember.count({ where: { membershipId: decidedById, teamId: known.accountableTeamId } })
  const delegated = await tx.delegation.count({
    where: {
      ...{ givenToId: decidedById, teamId: known.accountableTeamId },
      ...{ validFrom: { lte: decidedAt }, validTo: { gt: decidedAt } },
      OR: [{ revokedAt: null }, { revokedAt: { gt: decidedAt } }],
    },
  })
  const bound = frozen.matter.evidence.filter(({ binding }) => binding === 'VERSION_BOUND').map(({ id }) => id)
  const authored = await tx.evidenceRevision.count({
    where: { evidenceId: { in: bound }, uploadedById: { in: signers }, uploadedByTokenId: null },
  })
  return [
    ...(seated + delegated > 0 ? [] : ['rule 1: decided without the A']),
    ...(frozen.requestedById !== null && signers.includes(frozen.requestedById)
      ? ['rule 1: signed by the requester']
      : []),
    ...(authored > 0 ? ['rule 1: signed by an author of the evidence'] : []),
    ...(frozen.conditions.some(({ ownerId }) => signers.includes(ownerId))
      ? ['rule 1: signed by an owner of a condition']
      : []),
  ]
}

async function brokenRule2(tx: Transaction, { tier }: Known, signers: string[]) {
  if (tier !== 1) return []
  const overseers = await tx.teamMember.count({
    where: { membershipId: { in: signers }, team: { function: { in: ['GRC', 'SECURITY_LEADERSHIP'] } } },
  })
  return [
    ...(new Set(signers).size >= 2 ? [] : ['rule 2: fewer than two signers']),
    ...(overseers > 0 ? [] : ['rule 2: no signer of GRC or security leadership']),
  ]
}

/** The version is not routed, so whatever blocks an approval also turns one. */
async function brokenRules3And10(tx: Transaction, { modelVersionId }: Known, frozen: Frozen) {
  const open = await tx.findingSubject.findMany({
    where: {
      modelVersionId,
      status: { in: ['AFFECTED', 'UNKNOWN'] },
      finding: { severity: { gte: 3 }, status: { notIn: ['VERIFIED', 'DUPLICATE'] } },
    },
    include: { finding: { include: { overrides: { where: { status: 'ACTIVE', modelVersionId } } } } },
  })
  const blocking = open.filter(({ finding }) => finding.overrides.length === 0)
  const newest = await tx.evidenceRevision.groupBy({
    by: ['evidenceId'],
    where: { evidenceId: { in: frozen.matter.evidence.map(({ id }) => id) } },
    _max: { revision: true },
  })
  const replaced = frozen.matter.evidence.filter(
    ({ id, binding, revision }) =>
      binding === 'VERSION_BOUND' &&
      (newest.find(({ evidenceId }) => evidenceId === id)?._max.revision ?? 0) > revision,
  )
  const { readiness, matter } = frozen
  const passed = (status: string) => status.startsWith('APPROVED') || status === 'NOT_APPLICABLE'
  return [
    ...(readiness.result === 'READY' ? [] : ['rule 3: approved while it was not ready']),
    ...(matter.earlierGates.every(({ status }) => passed(status)) ? [] : ['rule 3: approved before an earlier gate']),
    ...(matter.evidence.some(({ status }) => status === 'ACCEPTED') ? [] : ['rule 3: approved without evidence']),
    ...(blocking.length > 0 ? ['rule 3: an approval stands beside an open critical or high finding'] : []),
    ...(replaced.length > 0 ? ['rule 10: an approval stands on evidence that was replaced'] : []),
  ]
}
