import { evidenceUses } from '@assay/record'
import { batched, byId, present } from '../batched.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { Gate } from '../gates/gate.ts'
import { Evidence } from './evidence.ts'
import { EvidenceRevision } from './evidence-revision.ts'

const usesOf = batched(({ snapshot, audience }, ids) => evidenceUses(snapshot, audience.workspaceId, ids))
const gateOf = batched(async ({ snapshot }, ids) =>
  byId(await snapshot.db.gate.findMany({ where: { id: { in: [...ids] } } })),
)
const revisionOf = batched(async ({ snapshot }, keys) => {
  const evidenceIds = keys.map((key) => key.split('/')[0] ?? '')
  const rows = await snapshot.db.evidenceRevision.findMany({ where: { evidenceId: { in: evidenceIds } } })
  return new Map(rows.map((row) => [`${row.evidenceId}/${row.revision}`, row]))
})

type Use = NonNullable<Awaited<ReturnType<typeof usesOf>>>[number]

const EvidenceUse = builder.objectRef<Use>('EvidenceUse').implement({
  description: 'One gate that leans on a piece of evidence.',
  fields: (t) => ({
    gate: t.field({
      type: Gate,
      resolve: async ({ gateId }, _args, context) => present(await gateOf(context, gateId)),
    }),
    decidedOn: t.field({
      type: EvidenceRevision,
      nullable: true,
      description:
        'The revision that the gate was last decided on: of this evidence, or of what stood in its place then.',
      resolve: ({ decidedOn }, _args, context) => decidedRevision(decidedOn, context),
    }),
  }),
})

async function decidedRevision(on: Use['decidedOn'], context: Context) {
  return on === null ? null : ((await revisionOf(context, `${on.evidenceId}/${on.revision}`)) ?? null)
}

builder.prismaObjectField(Evidence, 'uses', (t) =>
  t.field({
    type: [EvidenceUse],
    description: 'The gates that ask for it, in their order: one piece of evidence can serve several.',
    resolve: async ({ id }, _args, context) => (await usesOf(context, id)) ?? [],
  }),
)
