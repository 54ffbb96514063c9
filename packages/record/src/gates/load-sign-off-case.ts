import {
  type DecisionStatus,
  type EvidenceBinding,
  type GateCase,
  type GateOutcome,
  type GateStage,
  type GateStatus,
  type GivenSignature,
  isHighRisk,
  type RiskClass,
  type Separation,
  type SignatureMeaning,
  type Signer,
  type SingleSignerException,
  type StandingDecision,
  type Tier,
} from '@assay/domain'
import type { Prisma } from '../generated/client/client.ts'
import type { Transaction } from '../kernel/database.ts'
import { accountableOf, accountableSeats, loadGateCells, type SeatRow } from './accountable-of.ts'
import { type GateFacts, loadGateFacts } from './load-gate-facts.ts'
import { loadSigners } from './load-signers.ts'
import { openRequestOf } from './open-request.ts'
import { type Reading, readGate } from './read-gate.ts'
import { signerRuleOf } from './signer-rule.ts'

const signed = {
  signatures: { orderBy: [{ signedAt: 'asc' }, { id: 'asc' }] },
  conditions: true,
} satisfies Prisma.GateDecisionInclude
type DecisionRow = Prisma.GateDecisionGetPayload<{ include: typeof signed }>

export type LoadedCase = {
  case: GateCase
  facts: GateFacts
  reading: Reading
  /** The seats with the A; anything but one is an objection. */
  seats: SeatRow[]
  /** The row behind `case.standing`. */
  standing: DecisionRow | null
  /** The person with this seat, which `signerIds` or a signature named. */
  signer(membershipId: string): Signer | null
}

/**
 * Everything that the rules of sign-off ask about one gate, as it stands at this moment; null for an unknown gate.
 * Inside a command the caller holds the gate's lock.
 */
export async function loadSignOffCase(
  db: Transaction,
  workspaceId: string,
  gateId: string,
  now: Date,
  signerIds: readonly string[],
): Promise<LoadedCase | null> {
  const [facts] = await loadGateFacts(db, workspaceId, [gateId])
  if (facts === undefined) return null
  const { gate } = facts
  const { separation } = await db.workspace.findUniqueOrThrow({ where: { id: workspaceId } })
  const decisions = await db.gateDecision.findMany({
    where: { workspaceId, gateId },
    include: signed,
    orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
  })
  const request = await openRequestOf(db, workspaceId, gateId)
  const uploaders = await loadUploaders(db, workspaceId, facts)
  const seats = accountableSeats(await loadGateCells(db, workspaceId, [gate.engagementId]), gate)
  const people = await loadSigners(
    db,
    [...signerIds, ...decisions.flatMap(({ signatures }) => signatures.map(({ signerId }) => signerId))],
    { workspaceId, engagementId: gate.engagementId, stage: gate.stage, ownerId: gate.engagement.ownerId, now },
  )
  const reading = readGate(facts, now)
  const standing = standingOf(decisions, reading.status)

  return {
    facts,
    reading,
    seats,
    standing,
    signer: (membershipId) => people.get(membershipId) ?? null,
    case: {
      stage: gate.stage as GateStage,
      status: reading.status,
      accountable: accountableOf(seats),
      signerRule: signerRuleOf(gate.definition),
      highRisk: gate.engagement.classifications.some(({ riskClass }) => isHighRisk(riskClass as RiskClass)),
      tier: gate.engagement.tier as Tier,
      separation: separation as Separation,
      requestedBy: request?.requestedById ?? null,
      evidence: facts.evidence
        .filter(({ status }) => status === 'ACCEPTED')
        .map(({ id, title, evidenceType }) => ({
          title,
          binding: evidenceType.binding as EvidenceBinding,
          uploadedBy: uploaders.get(id) ?? [],
        })),
      conditions: decisions.flatMap((decision) => bindingConditions(decision, standing)),
      readiness: reading.readiness,
      standing: standing === null ? null : standingCase(standing, people),
    },
  }
}

/** Those of the standing decision, and of earlier ones that took effect what was not met. */
function bindingConditions(decision: DecisionRow, standing: DecisionRow | null) {
  if (decision.id === standing?.id) return decision.conditions
  return decision.effectiveAt === null ? [] : decision.conditions.filter(({ metAt }) => metAt === null)
}

function exceptionOf({ exceptionRationale, reviewerId, reviewBy }: DecisionRow): SingleSignerException | null {
  if (exceptionRationale === null || reviewerId === null || reviewBy === null) return null
  return { rationale: exceptionRationale, reviewerId, reviewBy }
}

/** The people who uploaded any revision of the evidence, or let it serve here; what a token sent ties nobody. */
async function loadUploaders(db: Transaction, workspaceId: string, { evidence }: GateFacts) {
  const revisions = await db.evidenceRevision.findMany({
    where: { workspaceId, evidenceId: { in: evidence.map(({ id }) => id) }, uploadedByTokenId: null },
    select: { evidenceId: true, uploadedById: true },
  })
  const people = new Map(evidence.map(({ id, reusedById }) => [id, reusedById === null ? [] : [reusedById]]))
  for (const { evidenceId, uploadedById } of revisions) {
    if (uploadedById !== null) people.set(evidenceId, [...(people.get(evidenceId) ?? []), uploadedById])
  }
  return people
}

const heldByDecision: readonly GateStatus[] = [
  'APPROVED',
  'APPROVED_WITH_CONDITIONS',
  'RETURNED',
  'REJECTED',
  'REVOKED',
]

/** One that waits for its quorum stands; one in force stands until the gate was reopened. */
function standingOf(decisions: readonly DecisionRow[], status: GateStatus): DecisionRow | null {
  const of = (wanted: DecisionStatus) => decisions.find((decision) => decision.status === wanted) ?? null
  return of('PENDING') ?? (heldByDecision.includes(status) ? of('EFFECTIVE') : null)
}

function standingCase(row: DecisionRow, people: ReadonlyMap<string, Signer>): StandingDecision {
  const { decision, signatures } = row
  const given = signatures.flatMap(({ signerId, kind, signedAt }): GivenSignature[] => {
    const signer = people.get(signerId)
    return signer === undefined ? [] : [{ signer, meaning: kind as SignatureMeaning, at: signedAt }]
  })
  const first = (signature: GivenSignature) => (signature.meaning === 'DECIDES' ? 0 : 1)
  return {
    decision: decision as GateOutcome,
    exception: exceptionOf(row),
    signatures: given.toSorted((one, other) => first(one) - first(other)),
  }
}
