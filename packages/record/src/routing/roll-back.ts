import { type ModelVersionStatus, NotReady, needsRatification, statusRolledBack } from '@assay/domain'
import { change } from '../kernel/change.ts'
import type { Transaction } from '../kernel/database.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { type LockedModel, lockModelOf, nameOf } from './lock-versions.ts'
import { openMonitoring } from './open-monitoring.ts'
import { readRoutingInput } from './read-routing-input.ts'
import { actorOf, mustRoute } from './who-routes.ts'
import { productionOf, settleTraffic, writeRouting } from './write-traffic.ts'

/** `modelVersionId`: the version that takes over. */
export type RollBack = { modelVersionId: string; reason: string; killSwitchRef?: string }

/**
 * Gives all production traffic of a model to a version that was once approved for it, and takes it from every other.
 * Never refused to those who route, whatever became of that approval since. Answers with the version's id.
 */
export function rollBack(record: EngagementRecord, viewer: Viewer, input: RollBack) {
  return change(record, viewer, async function rollBack(step) {
    const { tx } = step
    const locked = await lockModelOf(tx, viewer, input.modelVersionId)
    const { version, others } = locked
    mustRoute(viewer, version)
    const { reason, killSwitchRef } = readRoutingInput(input)
    const approved = await onceApproved(tx, locked)
    if (!approved.has(version.id)) throw neverApproved(locked, approved)

    const ratified = needsRatification(actorOf(viewer, version)) ? 'LATER' : 'NOT_NEEDED'
    for (const other of others) {
      if (productionOf(other.routings) === 0) continue
      const from = { kind: 'ROLLED_BACK', to: 0, reason, ratified: 'NOT_NEEDED' } as const
      const routingId = await writeRouting(step, other, 'PRODUCTION', from, null)
      const status = { status: statusRolledBack(other.status as ModelVersionStatus), from: null }
      await settleTraffic(step, other, { kind: 'routing.rolledBack', routingId, reason, status })
    }
    const active = version.routings.find(({ environment }) => environment === 'PRODUCTION')
    const standing = {
      authorisation: 'APPROVED',
      observed: false,
      gateId: approved.get(version.id) ?? null,
      ownerId: null,
      remedyBy: null,
      killSwitchRef: killSwitchRef || (active?.killSwitchRef ?? ''),
    } as const
    const over = { kind: 'ROLLED_BACK_TO', to: 100, reason, ratified } as const
    const routingId = await writeRouting(step, version, 'PRODUCTION', over, standing)
    const status = { status: 'PRODUCTION', from: null } as const
    await settleTraffic(step, version, { kind: 'routing.rolledBack', routingId, reason, status })
    await openMonitoring(step, version)
    return version.id
  })
}

/** The versions of the model whose deployment gate was ever approved, each with that gate. */
async function onceApproved(
  tx: Transaction,
  { version, others }: Pick<LockedModel, 'version' | 'others'>,
): Promise<Map<string, string>> {
  const { workspaceId } = version
  const gates = await tx.gate.findMany({
    where: {
      workspaceId,
      stage: 'DEPLOYMENT',
      modelVersionId: { in: [version, ...others].map(({ id }) => id) },
      OR: [
        { status: { in: ['APPROVED', 'APPROVED_WITH_CONDITIONS'] } },
        {
          decisions: { some: { decision: { in: ['APPROVE', 'APPROVE_WITH_CONDITIONS'] }, effectiveAt: { not: null } } },
        },
      ],
    },
    select: { id: true, modelVersionId: true },
  })
  return new Map(gates.flatMap(({ id, modelVersionId }) => (modelVersionId === null ? [] : [[modelVersionId, id]])))
}

function neverApproved({ version, others }: LockedModel, approved: ReadonlyMap<string, string>): NotReady {
  const choices = others.filter(({ id }) => approved.has(id))
  const message = `${nameOf(version)} was never approved for production. Take the live version down instead${
    choices.length === 0 ? '' : ', or roll back to one of these'
  }`
  return new NotReady([
    { code: 'NEVER_APPROVED', message, subject: `ModelVersion:${version.id}` },
    ...choices.map((each) => ({
      code: 'ONCE_APPROVED',
      message: `${nameOf(each)} was approved once`,
      subject: `ModelVersion:${each.id}`,
    })),
  ])
}
