import { encodeCursor, type BoardFact as Fact } from '@assay/record'
import { builder } from '../builder.ts'
import { GateStage } from '../gates/enums.ts'

const BoardSubject = builder.objectRef<NonNullable<Fact['engagement']>>('BoardSubject').implement({
  fields: (t) => ({ key: t.exposeString('key'), name: t.exposeString('name') }),
})

export const BoardFact = builder.objectRef<Fact>('BoardFact').implement({
  description: 'A fact as a wall tells it: codes, keys and names of use cases and teams. Nobody is named or quoted.',
  fields: (t) => ({
    cursor: t.string({
      description: 'Where the stream of facts resumes: hand it back as `after`.',
      resolve: ({ seq }) => encodeCursor(seq),
    }),
    at: t.expose('at', { type: 'DateTime' }),
    kind: t.exposeString('kind'),
    subjectKey: t.exposeString('subjectKey', { nullable: true }),
    engagement: t.field({ type: BoardSubject, nullable: true, resolve: ({ engagement }) => engagement }),
    stage: t.field({ type: GateStage, nullable: true, resolve: ({ stage }) => stage }),
    modelVersion: t.exposeString('modelVersion', { nullable: true, description: 'With its model.' }),
    evidenceType: t.exposeString('evidenceType', { nullable: true }),
    team: t.exposeString('team', { nullable: true, description: 'The team that a signature was given for.' }),
    outcome: t.exposeString('outcome', {
      nullable: true,
      description: 'How it ended: a decision, a status, a severity, a risk class.',
    }),
    waits: t.exposeBoolean('waits', { description: 'The decision waits for further signatures.' }),
  }),
})
