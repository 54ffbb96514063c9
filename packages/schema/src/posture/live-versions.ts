import { listLiveVersions, readPackStates, type PackState as State } from '@assay/record'
import { batched } from '../batched.ts'
import { builder } from '../builder.ts'
import { EvidenceType } from '../catalogue/evidence-type.ts'
import { given } from '../given.ts'
import { ModelVersion } from '../models/model-version.ts'
import { modelVersionOf } from '../row-loaders.ts'

const packOf = batched(({ snapshot, now }, ids) => readPackStates(snapshot, ids, now()))

const PackState = builder.objectRef<State>('PackState').implement({
  description: 'What the assurance pack of a version has, of what it needs.',
  fields: (t) => ({
    have: t.exposeInt('have'),
    need: t.exposeInt('need'),
    missing: t.field({
      type: [EvidenceType],
      resolve: ({ missing }, _args, { snapshot, audience }) =>
        snapshot.db.evidenceType.findMany({
          where: { workspaceId: audience.workspaceId, code: { in: missing } },
          orderBy: { code: 'asc' },
        }),
    }),
  }),
})

builder.prismaObjectField(ModelVersion, 'pack', (t) =>
  t.field({
    type: PackState,
    resolve: async ({ id }, _args, context) => (await packOf(context, id)) ?? { have: 0, need: 0, missing: [] },
  }),
)

builder.queryField('liveVersions', (t) =>
  t.field({
    type: [ModelVersion],
    description: 'The versions that serve traffic, newest first: the rows of the figures that count versions.',
    args: { withoutApproval: t.arg.boolean(), withIncompletePack: t.arg.boolean() },
    resolve: async (_root, args, context) => {
      const ids = await listLiveVersions(context.snapshot, context.audience, given(args), context.now())
      const rows = await Promise.all(ids.map((id) => modelVersionOf(context, id)))
      return rows.filter((row) => row !== undefined)
    },
  }),
)
