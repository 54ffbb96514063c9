import { builder } from '../builder.ts'
import { inWorkspace } from '../tenant-node.ts'
import { EvidenceType } from './evidence-type.ts'

export const Control = builder.prismaNode('Control', {
  ...inWorkspace,
  description: 'A control of a capability layer.',
  fields: (t) => ({
    code: t.exposeString('code'),
    name: t.exposeString('name'),
    description: t.exposeString('description'),
    evidenceTypes: t.field({
      type: [EvidenceType],
      select: (_args, _context, nested) => ({
        evidenceTypes: { select: { evidenceType: nested(true) }, orderBy: { evidenceType: { name: 'asc' as const } } },
      }),
      resolve: ({ evidenceTypes }) => evidenceTypes.map(({ evidenceType }) => evidenceType),
    }),
  }),
})

export const Layer = builder.prismaNode('Layer', {
  ...inWorkspace,
  description: 'One of the six capability layers.',
  fields: (t) => ({
    number: t.exposeInt('number'),
    code: t.exposeString('code'),
    name: t.exposeString('name'),
    description: t.exposeString('description'),
    controls: t.relation('controls', { type: Control, query: { orderBy: { position: 'asc' } } }),
  }),
})
