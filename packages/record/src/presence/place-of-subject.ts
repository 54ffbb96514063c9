import { NotFound, type PresenceSubject } from '@assay/domain'
import { rowKey } from '../engagements/row-key.ts'
import type { Snapshot } from '../kernel/snapshot.ts'
import type { Audience } from '../kernel/viewer.ts'
import { mustSee } from '../kernel/visible.ts'
import type { Place } from './place.ts'

/** The object as a place, with its engagement. Throws NotFound when the audience does not see it. */
export async function placeOfSubject(
  { db }: Snapshot,
  audience: Audience,
  type: PresenceSubject,
  id: string,
): Promise<Place> {
  const query = { where: rowKey(audience.workspaceId, id), select: { engagementId: true } }
  const find = {
    Engagement: async () => {
      const engagement = await db.engagement.findUnique({ where: query.where, select: { id: true } })
      return engagement === null ? null : { engagementId: engagement.id }
    },
    ModelVersion: () => db.modelVersion.findUnique(query),
    Gate: () => db.gate.findUnique(query),
    Finding: () => db.finding.findUnique(query),
  }
  if (audience.reads !== 'record') throw new NotFound('object')
  const { engagementId } = mustSee(await find[type](), audience, 'object')
  return { type, id, engagementId }
}
