import { isDeepStrictEqual } from 'node:util'
import { type Announcement, type FieldChange, type GateStage, gateStage } from '@assay/domain'
import type { Prisma } from '../generated/client/client.ts'
import type { Transaction } from '../kernel/database.ts'
import { type GateFacts, loadGateFacts } from './load-gate-facts.ts'
import { Matter, matterOfDecision } from './matter.ts'
import { type Reading, readGate } from './read-gate.ts'
import { rememberAge } from './remember-age.ts'
import { aboutGate } from './subject-of-gate.ts'
import { isReopened, takeCurrentDefinition } from './take-current-definition.ts'

type Announce = (fact: Announcement) => void

/**
 * Computes the readiness of gates anew and stores what changed: the gate's columns, a reading with its inputs, and the
 * status where it follows from the facts alone. The caller holds the gates' locks and passes what `gatesTouchedBy`
 * answered, so that a gate which turns stale is seen by the gates after it.
 *
 * A decision that waits for further signatures is voided when what it was taken on changed: nobody concurs with what
 * they have not seen.
 */
export async function recomputeReadiness(
  tx: Transaction,
  workspaceId: string,
  gateIds: readonly string[],
  now: Date,
  announce: Announce = () => undefined,
): Promise<void> {
  const all = await loadGateFacts(tx, workspaceId, gateIds)
  const stageOf = ({ gate }: GateFacts) => gateStage(gate.stage as GateStage).number
  const settled = new Map<string, string>()
  for (const facts of all.toSorted((one, other) => stageOf(one) - stageOf(other))) {
    const statusOf = (id: string, stored: string) => settled.get(id) ?? stored
    const first = readGate(facts, now, statusOf)
    const asked = isReopened(facts, first.status) ? await takeCurrentDefinition(tx, facts) : facts
    const reading = asked === facts ? first : readGate(asked, now, statusOf)
    settled.set(facts.gate.id, reading.status)
    await store(tx, asked, reading, now, announce)
    await rememberAge(tx, asked, now)
  }
}

async function store(tx: Transaction, facts: GateFacts, reading: Reading, now: Date, announce: Announce) {
  const { gate } = facts
  const { readiness, status, staleReason, dueAt, matter } = reading
  const columns = {
    status,
    staleReason,
    readiness: readiness.result,
    evidenceHave: readiness.evidenceHave,
    evidenceNeed: readiness.evidenceNeed,
    blockers: readiness.blockers,
  }
  const voided = gate.decisions.find(
    (decision) => decision.status === 'PENDING' && !isDeepStrictEqual(matterOfDecision(decision), matter),
  )
  const sooner = Number(dueAt) === Number(gate.dueAt) ? [] : [dueChange(gate.dueAt, dueAt)]
  const changes = [...changedFields(gate, columns), ...sooner, ...(voided === undefined ? [] : [voidedDecision])]
  const last = gate.readings[0]
  const said = { reasons: readiness.reasons.map((reason) => ({ ...reason })), inputs: matter }
  const sameReading = last !== undefined && isDeepStrictEqual({ reasons: last.reasons, inputs: last.inputs }, said)
  if (changes.length === 0 && sameReading) return

  if (!sameReading) {
    await tx.gateReadiness.create({
      data: {
        workspaceId: gate.workspaceId,
        gateId: gate.id,
        result: readiness.result,
        reasons: said.reasons as Prisma.InputJsonValue,
        inputs: said.inputs as Prisma.InputJsonValue,
        computedAt: now,
        gateVersion: gate.version + 1,
      },
    })
  }
  if (voided !== undefined) {
    await tx.gateDecision.update({
      where: { workspaceId_id: { workspaceId: gate.workspaceId, id: voided.id } },
      data: { status: 'SUPERSEDED', version: { increment: 1 }, updatedAt: now },
    })
  }
  await tx.gate.update({
    where: { workspaceId_id: { workspaceId: gate.workspaceId, id: gate.id } },
    data: {
      ...columns,
      dueAt,
      ...(status === gate.status ? {} : { statusSince: now }),
      version: { increment: 1 },
      updatedAt: now,
    },
  })
  // The first reading of a gate says nothing that its opening did not.
  if (last === undefined && changes.length === 0) return
  announce({
    kind: 'gate.readinessChanged',
    ...aboutGate(gate),
    changes:
      changes.length > 0 ? changes : [revisedDefinition(last, matter) ?? { field: 'evidence', from: null, to: null }],
    reason: staleReason,
  })
}

/** What the gate asks was revised since its last reading; otherwise what it is read on is its evidence and findings. */
function revisedDefinition(last: { inputs: unknown } | undefined, { definition }: Matter): FieldChange | null {
  const before = Matter.safeParse(last?.inputs).data?.definition.revision ?? definition.revision
  if (before === definition.revision) return null
  return { field: 'definition', from: String(before), to: String(definition.revision) }
}

function dueChange(before: Date | null, after: Date | null): FieldChange {
  return { field: 'dueAt', from: before?.toISOString() ?? null, to: after?.toISOString() ?? null }
}

const voidedDecision: FieldChange = { field: 'decision', from: 'PENDING', to: 'SUPERSEDED' }

function changedFields(before: Record<string, unknown>, after: Record<string, string | number | null>): FieldChange[] {
  const say = (value: unknown) => (value === null || value === undefined ? null : String(value))
  return Object.entries(after)
    .filter(([field, value]) => before[field] !== value)
    .map(([field, value]) => ({ field, from: say(before[field]), to: say(value) }))
}
