import type { ComponentKind as Kind } from '@assay/domain'
import { visibleComponents } from '@assay/record'
import { batched } from '../batched.ts'
import { builder } from '../builder.ts'
import { inWorkspace } from '../tenant-node.ts'
import { ComponentKind } from './enums.ts'

const seen = batched(({ snapshot, audience }, ids) => visibleComponents(snapshot, audience, ids))

export const Component = builder.prismaNode('Component', {
  ...inWorkspace,
  // Manifests share components, so one is seen by whoever sees a version that it is part of.
  authScopes: async ({ id }, context) => (await seen(context, id)) === true,
  description: 'A part that manifests share across engagements.',
  fields: (t) => ({
    kind: t.field({ type: ComponentKind, resolve: ({ kind }) => kind as Kind }),
    name: t.exposeString('name'),
    release: t.exposeString('release'),
    digest: t.exposeString('digest', { nullable: true }),
    attested: t.exposeBoolean('attested', { description: 'Known by the provider’s word alone.' }),
    purl: t.exposeString('purl', { nullable: true }),
  }),
})
