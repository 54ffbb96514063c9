import type { EvidenceBinding as Binding } from '@assay/domain'
import { builder } from '../builder.ts'
import { EvidenceBinding } from '../evidence/enums.ts'
import { inWorkspace } from '../tenant-node.ts'

export const EvidenceType = builder.prismaNode('EvidenceType', {
  ...inWorkspace,
  description: 'A kind of artefact that gates ask for and controls are shown by.',
  fields: (t) => ({
    code: t.exposeString('code'),
    name: t.exposeString('name'),
    description: t.exposeString('description'),
    binding: t.field({ type: EvidenceBinding, resolve: ({ binding }) => binding as Binding }),
    validityDays: t.exposeInt('validityDays', { nullable: true, description: 'Null: it does not expire.' }),
    layerNumber: t.exposeInt('layerNumber'),
  }),
})
