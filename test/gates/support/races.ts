import { submitEvidence } from '../../../packages/record/src/evidence/submit-evidence.ts'
import { createFinding } from '../../../packages/record/src/findings/create-finding.ts'
import { concurOnGate } from '../../../packages/record/src/gates/concur-on-gate.ts'
import { decideGate } from '../../../packages/record/src/gates/decide-gate.ts'
import type { EngagementRecord } from '../../../packages/record/src/kernel/record.ts'
import type { Viewer } from '../../../packages/record/src/kernel/viewer.ts'
import { revokeOverride } from '../../../packages/record/src/overrides/revoke-override.ts'
import { aFinding } from '../../support/builders.ts'
import { aSubject } from '../../support/model-builders.ts'
import type { Ground, Lane } from './lane.ts'

export const challenges = ['finding', 'evidence', 'override', 'decider', 'concurrence'] as const
export type Challenge = (typeof challenges)[number]

/** Two commands that start at the same moment: one that approves, and one that changes what is approved. */
export type Race = { approval: () => Promise<unknown>; challenger: () => Promise<unknown> }

type Setting = { record: EngagementRecord; ground: Ground; lane: Lane; round: number }

/** Makes a gate ready for one race. Each race is of the commands of the product, through the record that is given. */
export async function raceOf(challenge: Challenge, setting: Setting): Promise<Race> {
  const { record, ground, lane, round } = setting
  const { world, paula, pablo, grace } = ground
  const version = challenge === 'override' ? await withOverride(setting) : await lane.reset()
  const decide = (viewer: Viewer) => () =>
    decideGate(record, viewer, {
      ...{ gateId: lane.gateId, expectedVersion: version, decision: 'APPROVE' },
      rationale: 'It holds under every regression.',
    })
  const open = () =>
    createFinding(record, world.producer, {
      ...{ engagementId: lane.engagementId, modelVersionId: lane.modelVersionId },
      ...{ title: `Help article issues a refund (${round})`, category: 'PROMPT_INJECTION', severity: 'CRITICAL' },
    })
  switch (challenge) {
    case 'finding':
      return { approval: decide(paula), challenger: open }
    case 'evidence': {
      const uploadId = await world.uploaded(world.producer, `# Revision ${round}`)
      const { id: evidenceId, title, modelVersionId, evidenceType } = lane.report
      const input = { engagementId: lane.engagementId, evidenceType: evidenceType.code, evidenceId, title, uploadId }
      return {
        approval: decide(paula),
        challenger: () => submitEvidence(record, world.producer, { ...input, modelVersionId: modelVersionId ?? '' }),
      }
    }
    case 'override': {
      const override = await world.written((tx) =>
        tx.override.findFirstOrThrow({
          where: { modelVersionId: lane.modelVersionId, status: 'ACTIVE' },
          orderBy: { proposedAt: 'desc' },
        }),
      )
      const input = { overrideId: override.id, expectedVersion: override.version, reason: 'It was rushed.' }
      return { approval: decide(paula), challenger: () => revokeOverride(record, world.producer, input) }
    }
    case 'decider':
      return { approval: decide(paula), challenger: decide(pablo) }
    case 'concurrence': {
      await decide(paula)()
      const { id: decisionId } = await world.written((tx) =>
        tx.gateDecision.findFirstOrThrow({ where: { gateId: lane.gateId, status: 'PENDING' } }),
      )
      return { approval: () => concurOnGate(record, grace, { decisionId }), challenger: open }
    }
  }
}

/** A critical finding that an override in force keeps from blocking. */
async function withOverride({ ground, lane }: Setting): Promise<number> {
  const { world, paula } = ground
  await lane.reset()
  const { record, workspaceId } = world
  const { engagementId, modelVersionId, gateId } = lane
  const findingId = await aFinding(record, workspaceId, engagementId, { severity: 4, dueAt: record.now() })
  await aSubject(record, workspaceId, findingId, modelVersionId)
  return world.written(async (tx) => {
    const now = record.now()
    await tx.override.create({
      data: {
        ...{
          workspaceId,
          findingId,
          modelVersionId,
          type: 'RISK_ACCEPTED',
          status: 'ACTIVE',
          rationale: 'Rate limited.',
        },
        proposedById: world.producer.membershipId ?? '',
        approvedById: paula.membershipId,
        ...{ proposedAt: now, decidedAt: now, expiresAt: new Date(now.getTime() + 20 * 86_400_000) },
      },
    })
    await lane.settle(tx)
    return (await tx.gate.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id: gateId } } })).version
  })
}
