import { type Act, NotFound } from '@assay/domain'
import {
  engagementsOf,
  type OwnedBy,
  objectionTo,
  objectionToDecide,
  objectionToOverride,
  rowKey,
  uuidOr,
  type Viewer,
} from '@assay/record'
import type { Context } from '../context.ts'

export type Permission = { allowed: boolean; reason: string | null }
type GlobalId = { typename: string; id: string }

const owned = new Map<string, OwnedBy>([
  ['Finding', 'finding'],
  ['Gate', 'gate'],
  ['GateDecision', 'decision'],
  ['Evidence', 'evidence'],
])

/** The same rules that the commands apply, asked ahead; an object that may not be seen answers as one that is missing. */
export async function permissionFor(
  context: Context,
  viewer: Viewer,
  act: Act,
  on: GlobalId | null,
): Promise<Permission> {
  const engagementId = on === null ? null : await engagementOf(context, on)
  if (on !== null && (engagementId === null || !context.sees.engagement(engagementId))) {
    return { allowed: false, reason: new NotFound('object').message }
  }
  const objection =
    act === 'SIGN' && on?.typename === 'Gate'
      ? await objectionToDecide(context.snapshot, viewer, on.id, context.now())
      : act === 'APPROVE_OVERRIDE' && on?.typename === 'Override'
        ? await objectionToOverride(context.snapshot, viewer, on.id, context.now())
        : objectionTo(viewer, act, engagementId)
  return { allowed: objection === null, reason: objection?.message ?? null }
}

async function engagementOf(context: Context, { typename, id }: GlobalId): Promise<string | null> {
  const { snapshot } = context
  const by = owned.get(typename)
  if (by !== undefined) return (await engagementsOf(snapshot, by, [uuidOr(id)]))[0] ?? null
  const select = { engagementId: true }
  const where = rowKey(context.audience.workspaceId, id)
  switch (typename) {
    case 'Engagement':
      return (await snapshot.db.engagement.findUnique({ where, select: { id: true } }))?.id ?? null
    case 'ModelVersion':
      return (await snapshot.db.modelVersion.findUnique({ where, select }))?.engagementId ?? null
    case 'DatasetVersion':
      return (await snapshot.db.datasetVersion.findUnique({ where, select }))?.engagementId ?? null
    case 'Override':
      return (
        (await snapshot.db.override.findUnique({ where, select: { finding: { select } } }))?.finding.engagementId ??
        null
      )
    default:
      return null
  }
}
