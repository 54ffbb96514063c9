import { builder } from '../builder.ts'
import { ownedBy } from '../tenant-node.ts'

export const Occurrence = builder.prismaNode('Occurrence', {
  ...ownedBy('finding', 'findingId'),
  description: 'One sighting of a finding by one scan or round.',
  fields: (t) => ({
    seenAt: t.expose('seenAt', { type: 'DateTime' }),
    locationUri: t.exposeString('locationUri', { nullable: true }),
    locationLine: t.exposeInt('locationLine', { nullable: true }),
    snippet: t.exposeString('snippet', { nullable: true }),
    intakeRun: t.relation('intakeRun', { nullable: true }),
  }),
})
