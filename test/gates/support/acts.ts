import { acceptEvidence } from '../../../packages/record/src/evidence/accept-evidence.ts'
import { submitEvidence } from '../../../packages/record/src/evidence/submit-evidence.ts'
import { createFinding } from '../../../packages/record/src/findings/create-finding.ts'
import { concurOnGate } from '../../../packages/record/src/gates/concur-on-gate.ts'
import { decideGate } from '../../../packages/record/src/gates/decide-gate.ts'
import { declareNotApplicable } from '../../../packages/record/src/gates/declare-not-applicable.ts'
import { delegateGate } from '../../../packages/record/src/gates/delegate-gate.ts'
import { recomputeReadiness } from '../../../packages/record/src/gates/recompute-readiness.ts'
import { requestDecision } from '../../../packages/record/src/gates/request-decision.ts'
import { revokeDecision } from '../../../packages/record/src/gates/revoke-decision.ts'
import { revokeDelegation } from '../../../packages/record/src/gates/revoke-delegation.ts'
import type { Viewer } from '../../../packages/record/src/kernel/viewer.ts'
import { approveOverride } from '../../../packages/record/src/overrides/approve-override.ts'
import { proposeOverride } from '../../../packages/record/src/overrides/propose-override.ts'
import { revokeOverride } from '../../../packages/record/src/overrides/revoke-override.ts'
import type { Ground, Lane } from './lane.ts'

/** Everything that can happen to a gate, each by the command of the product; `who` and `other` are people of the run. */
export type Scene = { ground: Ground; lane: Lane; who: Viewer; other: Viewer; now: Date; round: number }
export type Act = (scene: Scene) => Promise<unknown>

const day = 86_400_000
const gateOf = ({ ground, lane }: Scene) =>
  ground.world.written((tx) => tx.gate.findFirstOrThrow({ where: { id: lane.gateId } }))

const decide =
  (decision: string): Act =>
  async (scene) => {
    const { ground, lane, who, other, now } = scene
    const { version } = await gateOf(scene)
    const condition = {
      text: 'Retest weekly',
      ownerId: other.membershipId ?? '',
      expiresAt: new Date(now.getTime() + 30 * day),
    }
    return decideGate(ground.world.record, who, {
      ...{ gateId: lane.gateId, expectedVersion: version, decision, rationale: 'It holds.' },
      conditions: decision === 'APPROVE_WITH_CONDITIONS' ? [condition] : [],
    })
  }

async function newestOverride({ ground, lane }: Scene) {
  return ground.world.written((tx) =>
    tx.override.findFirst({ where: { modelVersionId: lane.modelVersionId }, orderBy: { proposedAt: 'desc' } }),
  )
}

export const acts: Readonly<Record<string, Act>> = {
  approve: decide('APPROVE'),
  approveWithConditions: decide('APPROVE_WITH_CONDITIONS'),
  sendBack: decide('RETURN'),
  concur: async ({ ground, lane, who }) => {
    const where = { gateId: lane.gateId }
    const orderBy = { decidedAt: 'desc' } as const
    const newest = await ground.world.written((tx) => tx.gateDecision.findFirst({ where, orderBy }))
    if (newest !== null) await concurOnGate(ground.world.record, who, { decisionId: newest.id })
  },
  request: ({ ground, lane, who }) => requestDecision(ground.world.record, who, { gateId: lane.gateId }),
  declareNotApplicable: async (scene) => {
    const { version } = await gateOf(scene)
    const input = { gateId: scene.lane.gateId, expectedVersion: version, rationale: 'The vendor does it.' }
    return declareNotApplicable(scene.ground.world.record, scene.who, input)
  },
  revoke: async (scene) => {
    const { version } = await gateOf(scene)
    const input = { gateId: scene.lane.gateId, expectedVersion: version, reason: 'It was rushed.' }
    return revokeDecision(scene.ground.world.record, scene.who, input)
  },
  delegate: ({ ground, lane, who, other, now }) =>
    delegateGate(ground.world.record, who, {
      ...{ gateId: lane.gateId, toId: other.membershipId ?? '', reason: 'On leave.' },
      validTo: new Date(now.getTime() + day),
    }),
  endDelegation: async ({ ground, lane, who }) => {
    const where = { engagementId: lane.engagementId, revokedAt: null }
    const given = await ground.world.written((tx) => tx.delegation.findFirst({ where }))
    if (given !== null) await revokeDelegation(ground.world.record, who, { delegationId: given.id, reason: 'Back.' })
  },
  openFinding: ({ ground, lane, who, round }) =>
    createFinding(ground.world.record, who, {
      ...{ engagementId: lane.engagementId, modelVersionId: lane.modelVersionId },
      ...{ title: `Injection ${round}`, category: 'PROMPT_INJECTION', severity: round % 2 === 0 ? 'CRITICAL' : 'HIGH' },
    }),
  fixFindings: ({ ground, lane }) =>
    ground.world.written(async (tx) => {
      const { record, workspaceId } = ground.world
      await tx.findingSubject.updateMany({ where: { modelVersionId: lane.modelVersionId }, data: { status: 'FIXED' } })
      await recomputeReadiness(tx, workspaceId, [lane.gateId], record.now())
    }),
  override: async ({ ground, lane, now }) => {
    const { record } = ground.world
    const finding = await ground.world.written((tx) =>
      tx.findingSubject.findFirst({ where: { modelVersionId: lane.modelVersionId, status: 'AFFECTED' } }),
    )
    if (finding === null) return
    const overrideId = await proposeOverride(record, ground.world.producer, {
      ...{ findingId: finding.findingId, modelVersionId: lane.modelVersionId, type: 'RISK_ACCEPTED' },
      ...{ rationale: 'Rate limited.', expiresAt: new Date(now.getTime() + 20 * day) },
    })
    for (const approver of [ground.owner, ground.lena]) {
      const { version } = await ground.world.written((tx) =>
        tx.override.findFirstOrThrow({ where: { id: overrideId } }),
      )
      await approveOverride(record, { ...approver, authenticatedAt: now }, { overrideId, expectedVersion: version })
    }
  },
  revokeOverride: async (scene) => {
    const override = await newestOverride(scene)
    if (override === null) return
    const input = { overrideId: override.id, expectedVersion: override.version, reason: 'It was rushed.' }
    await revokeOverride(scene.ground.world.record, scene.ground.world.producer, input)
  },
  replaceEvidence: async ({ ground, lane, who, round }) => {
    const { id: evidenceId, title, modelVersionId, evidenceType } = lane.report
    await submitEvidence(ground.world.record, who, {
      ...{ engagementId: lane.engagementId, evidenceType: evidenceType.code, evidenceId, title },
      modelVersionId: modelVersionId ?? '',
      uploadId: await ground.world.uploaded(who, `# Revision ${round}`),
    })
  },
  acceptEvidence: async ({ ground, lane }) => {
    const { version } = await ground.world.written((tx) =>
      tx.evidence.findFirstOrThrow({ where: { id: lane.report.id } }),
    )
    await acceptEvidence(ground.world.record, ground.world.accepter, {
      evidenceId: lane.report.id,
      expectedVersion: version,
    })
  },
}
