import { batched, byId } from './batched.ts'

/** Rows that lists refer to, each kind in one statement a level. */

export const memberOf = batched(async ({ snapshot }, ids) =>
  byId(await snapshot.db.membership.findMany({ where: { id: { in: [...ids] } } })),
)
export const teamOf = batched(async ({ snapshot }, ids) =>
  byId(await snapshot.db.team.findMany({ where: { id: { in: [...ids] } } })),
)
export const engagementOf = batched(async ({ snapshot }, ids) =>
  byId(await snapshot.db.engagement.findMany({ where: { id: { in: [...ids] } } })),
)
export const modelVersionOf = batched(async ({ snapshot }, ids) =>
  byId(await snapshot.db.modelVersion.findMany({ where: { id: { in: [...ids] } } })),
)
export const modelOf = batched(async ({ snapshot }, ids) =>
  byId(await snapshot.db.model.findMany({ where: { id: { in: [...ids] } } })),
)
export const datasetVersionOf = batched(async ({ snapshot }, ids) =>
  byId(await snapshot.db.datasetVersion.findMany({ where: { id: { in: [...ids] } } })),
)
export const datasetOf = batched(async ({ snapshot }, ids) =>
  byId(await snapshot.db.dataset.findMany({ where: { id: { in: [...ids] } } })),
)
export const gateOf = batched(async ({ snapshot }, ids) =>
  byId(await snapshot.db.gate.findMany({ where: { id: { in: [...ids] } } })),
)
export const findingOf = batched(async ({ snapshot }, ids) =>
  byId(await snapshot.db.finding.findMany({ where: { id: { in: [...ids] } } })),
)
export const commentOf = batched(async ({ snapshot }, ids) =>
  byId(await snapshot.db.comment.findMany({ where: { id: { in: [...ids] } } })),
)
export const layerOf = batched(async ({ snapshot }, ids) =>
  byId(await snapshot.db.layer.findMany({ where: { id: { in: [...ids] } } })),
)
