import { movesFigures } from '@assay/domain'
import { listLiveVersions, readPackStates, type PackState as State } from '@assay/record'
import { batched } from '../batched.ts'
import { builder } from '../builder.ts'
import { EvidenceType } from '../catalogue/evidence-type.ts'
import type { Context } from '../context.ts'
import { given } from '../given.ts'
import { follow } from '../live/live-source.ts'
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

type Asked = { withoutApproval?: boolean | null | undefined; withIncompletePack?: boolean | null | undefined }

async function versionsOf(asked: Asked, context: Context) {
  const ids = await listLiveVersions(context.snapshot, context.audience, given(asked), context.now())
  const rows = await Promise.all(ids.map((id) => modelVersionOf(context, id)))
  return rows.filter((row) => row !== undefined)
}

builder.queryField('liveVersions', (t) =>
  t.field({
    type: [ModelVersion],
    description: 'The versions that serve traffic, newest first: the rows of the figures that count versions.',
    args: { withoutApproval: t.arg.boolean(), withIncompletePack: t.arg.boolean() },
    resolve: (_root, asked, context) => versionsOf(asked, context),
  }),
)

builder.subscriptionField('liveVersions', (t) =>
  t.field({
    type: [ModelVersion],
    description: 'The same at once, and again, at most four times a second, when something moves a figure.',
    args: { withoutApproval: t.arg.boolean(), withIncompletePack: t.arg.boolean() },
    subscribe: () => follow({ follows: 'figures', moves: ({ kind }) => movesFigures(kind) }),
    resolve: (_event, asked, context) => versionsOf(asked, context),
  }),
)
