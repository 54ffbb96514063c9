import { Conflict, type OverrideStatus, objectionToOverrideTransition, spoken } from '@assay/domain'
import { rowKey } from '../engagements/row-key.ts'
import { aboutFinding } from '../findings/write-finding.ts'
import { gatesTouchedBy } from '../gates/gates-touched-by.ts'
import type { Finding, Override } from '../generated/client/client.ts'
import { mustBeAllowed } from '../identity/must-be-allowed.ts'
import type { Change } from '../kernel/change.ts'
import type { Transaction } from '../kernel/database.ts'
import { lockGates } from '../kernel/lock-gate.ts'
import { mustSee } from '../kernel/visible.ts'

export type LockedOverride = { override: Override; finding: Finding; gateIds: string[] }

type Step = Pick<Change, 'tx' | 'viewer'>

/** The override with its finding and the locks of every gate that it can turn. Throws NotFound when it is not seen. */
export async function lockOverrideRow({ tx, viewer }: Step, overrideId: string): Promise<LockedOverride> {
  const { workspaceId, audience } = viewer
  const found = await tx.override.findUnique({
    where: rowKey(workspaceId, overrideId),
    include: { finding: { select: { engagementId: true } } },
  })
  const seen = mustSee(found === null ? null : { ...found, ...found.finding }, audience, 'override')
  const { engagementId, findingId } = seen
  const gateIds = await gatesTouchedBy(tx, workspaceId, { engagementId, findingId })
  await lockGates(tx, workspaceId, gateIds)
  await tx.$queryRaw`
    SELECT id FROM finding WHERE workspace_id = ${workspaceId}::uuid AND id = ${findingId}::uuid FOR UPDATE`
  const finding = await tx.finding.findUniqueOrThrow({ where: rowKey(workspaceId, findingId) })
  const override = await tx.override.findUniqueOrThrow({ where: rowKey(workspaceId, seen.id) })
  return { override, finding, gateIds }
}

/** The same for what a person decides. Throws Denied, or Conflict when it changed since they looked. */
export async function lockOverride(
  step: Step,
  { overrideId, expectedVersion, to }: { overrideId: string; expectedVersion: number; to: OverrideStatus },
): Promise<LockedOverride> {
  const locked = await lockOverrideRow(step, overrideId)
  const { override, finding } = locked
  // Before anything is said of its state: whoever may change nothing here learns nothing of it.
  mustBeAllowed(step.viewer, 'WRITE_FINDINGS', finding.engagementId)
  if (override.version !== expectedVersion) throw await changedSince(step.tx, override, finding, to)
  const objection = objectionToOverrideTransition(override.status as OverrideStatus, to)
  if (objection !== null) throw objection
  return locked
}

async function changedSince(tx: Transaction, override: Override, finding: Finding, to: OverrideStatus) {
  const last = await tx.activity.findFirst({
    where: { workspaceId: override.workspaceId, findingId: finding.id, kind: { startsWith: 'override.' } },
    orderBy: { seq: 'desc' },
    select: { actorName: true, at: true },
  })
  const by = last?.actorName ?? null
  const message = `${by ?? 'Someone'} changed this override of ${finding.key} since you looked: it is ${spoken(override.status)}. Reload, then decide what holds.`
  const value = { field: 'status', yours: to, theirs: override.status, by, at: last?.at ?? null }
  return new Conflict(message, [value])
}

/** The part of an announcement that says which override it is about. */
export function aboutOverride({ override, finding }: Pick<LockedOverride, 'override' | 'finding'>) {
  return { ...aboutFinding(finding), modelVersionId: override.modelVersionId, refs: { overrideId: override.id } }
}
