import type { GateSubject, GateStage as Stage } from '@assay/domain'
import { builder } from '../builder.ts'
import { GateDecisionCode, GateStage, GateSubjectType } from '../gates/enums.ts'
import { inWorkspace } from '../tenant-node.ts'
import { EvidenceType } from './evidence-type.ts'

export const GateDefinition = builder.prismaNode('GateDefinition', {
  ...inWorkspace,
  description: 'What a gate of one stage asks; a change makes a new revision.',
  fields: (t) => ({
    stage: t.field({ type: GateStage, resolve: ({ stage }) => stage as Stage }),
    number: t.exposeInt('number'),
    revision: t.exposeInt('revision'),
    name: t.exposeString('name'),
    description: t.exposeString('description'),
    subjectType: t.field({ type: GateSubjectType, resolve: ({ subjectType }) => subjectType as GateSubject }),
    decisions: t.field({
      type: [GateDecisionCode],
      resolve: ({ decisions }) => decisions as (typeof GateDecisionCode.$inferType)[],
    }),
    validityDays: t.exposeInt('validityDays', { nullable: true, description: 'Null: an approval does not expire.' }),
    requirements: t.field({
      type: [EvidenceType],
      description: 'The evidence it asks for; some only of vendor models or of models with tools.',
      select: (_args, _context, nested) => ({
        requirements: { select: { evidenceType: nested(true) }, orderBy: { position: 'asc' as const } },
      }),
      resolve: ({ requirements }) => requirements.map(({ evidenceType }) => evidenceType),
    }),
  }),
})
