import {
  type Condition,
  decisionsAt,
  type GateDecision,
  type GateStage,
  gateDecisions,
  gateStage,
  InvalidInput,
  listed,
  objectionToSignOff,
  quorumReached,
  spoken,
} from '@assay/domain'
import { rowKey } from '../engagements/row-key.ts'
import { staleVersion } from '../engagements/stale-version.ts'
import { proseLength, readTexts } from '../engagements/written.ts'
import type { Gate } from '../generated/client/client.ts'
import { change } from '../kernel/change.ts'
import type { Transaction } from '../kernel/database.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { objectionToDoubleA } from './accountable-of.ts'
import { type FrozenCondition, freezeDecision } from './freeze-decision.ts'
import { recomputeReadiness } from './recompute-readiness.ts'
import { decidingTeam, sign } from './sign.ts'
import { effectOf, lockForSigning, mustLoad, signerOf, statusChange, wait } from './signing.ts'
import { aboutGate } from './subject-of-gate.ts'

export type DecideGate = {
  gateId: string
  /** The gate's version that the signer looked at. */
  expectedVersion: number
  decision: string
  rationale: string
  conditions?: readonly FrozenCondition[]
}

/**
 * Takes a decision on a gate and freezes what it was taken on. It takes effect at once, or waits for the signatures
 * that the signer rule asks for besides. Answers with the gate's id.
 */
export function decideGate(record: EngagementRecord, viewer: Viewer, input: DecideGate) {
  return change(record, viewer, async function decideGate(step) {
    const { tx, now, announce } = step
    const { workspaceId } = viewer
    const { gate, touched } = await lockForSigning(step, viewer, input.gateId)
    if (gate.version !== input.expectedVersion) {
      throw await staleVersion(tx, { workspaceId, engagementId: gate.engagementId, id: gate.id, what: 'gate' }, [
        { field: 'version', yours: String(input.expectedVersion), theirs: String(gate.version) },
        { field: 'decision', yours: input.decision, theirs: gate.status },
      ])
    }
    await recomputeReadiness(tx, workspaceId, touched, now, announce)

    const { rationale, conditions } = readDecision(input)
    const decision = readCode(input.decision, gate)
    const loaded = await mustLoad(tx, viewer, gate.id, now)
    const signer = signerOf(loaded, viewer)
    const doubleA = objectionToDoubleA(loaded.seats)
    if (doubleA !== null) throw doubleA
    const newConditions: Condition[] = conditions
    const signOff = { ...loaded.case, signer, decision, newConditions, exception: null, candidates: [] }
    const objection = objectionToSignOff(signOff, now)
    if (objection !== null) throw objection
    await mustBeMembers(tx, workspaceId, conditions)

    const { frozen, digest } = freezeDecision(loaded, { decision, rationale, conditions, signerId: signer.id, now })
    const made = await tx.gateDecision.create({
      data: {
        workspaceId,
        gateId: gate.id,
        decision,
        rationale,
        readinessId: await newestReading(tx, workspaceId, gate.id),
        frozen,
        digest,
        status: 'PENDING',
        decidedById: signer.id,
        decidedAt: now,
      },
    })
    await tx.gateCondition.createMany({
      data: conditions.map((condition) => ({ workspaceId, decisionId: made.id, ...condition })),
    })
    const signatureId = await sign(tx, {
      workspaceId,
      decisionId: made.id,
      signer,
      teamId: decidingTeam(signer, loaded.seats),
      kind: 'DECIDES',
      meaning: frozen.meaning,
      digest,
      now,
    })
    const standing = { decision, exception: null, signatures: [{ signer, meaning: 'DECIDES', at: now }] } as const
    const effective = quorumReached({ ...loaded.case, standing })
    announce({
      kind: 'gate.decided',
      ...aboutGate(gate),
      changes: [
        { field: 'decision', from: null, to: decision },
        { field: 'decisionStatus', from: null, to: effective ? 'EFFECTIVE' : 'PENDING' },
        ...(effective ? statusChange(loaded, decision) : []),
      ],
      refs: { decisionId: made.id, signatureId },
      reason: shortened(rationale),
    })
    if (effective) await effectOf(step, loaded, made.id, decision, touched)
    else await wait(step, gate)
    return gate.id
  })
}

function readDecision({ rationale, conditions = [] }: DecideGate) {
  const texts = readTexts()
  const read = {
    rationale: texts.text(['rationale'], rationale, {
      longest: proseLength,
      required: 'Say why, in a sentence that an auditor can read.',
    }),
    conditions: conditions.map((condition, index) => ({
      ...condition,
      text: texts.text(['conditions', String(index), 'text'], condition.text, {
        longest: 2_000,
        required: 'Say what the condition asks for.',
      }),
    })),
  }
  texts.done()
  return read
}

function readCode(code: string, gate: Gate): GateDecision {
  const decision = gateDecisions.find((each) => each === code)
  if (decision !== undefined) return decision
  const stage = gate.stage as GateStage
  const message = `The ${gateStage(stage).title} gate is decided by ${listed(decisionsAt(stage).map(spoken))}.`
  throw new InvalidInput([{ path: ['decision'], message }])
}

async function mustBeMembers(tx: Transaction, workspaceId: string, conditions: readonly FrozenCondition[]) {
  const texts = readTexts()
  for (const [index, { ownerId }] of conditions.entries()) {
    const owner = await tx.membership.findUnique({ where: rowKey(workspaceId, ownerId) })
    if (owner?.status !== 'ACTIVE') {
      texts.fault(['conditions', String(index), 'ownerId'], 'Choose an active member as the owner of the condition.')
    }
  }
  texts.done()
}

async function newestReading(tx: Transaction, workspaceId: string, gateId: string): Promise<string | null> {
  const newest = await tx.gateReadiness.findFirst({
    where: { workspaceId, gateId },
    orderBy: [{ computedAt: 'desc' }, { id: 'desc' }],
    select: { id: true },
  })
  return newest?.id ?? null
}

/** The whole rationale stands on the decision; the log tells its beginning. */
export function shortened(text: string): string {
  return text.length <= 500 ? text : `${text.slice(0, 499).toWellFormed()}…`
}
