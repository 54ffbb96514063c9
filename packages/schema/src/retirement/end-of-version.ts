import { type InvalidInput, NotReady, objectionToClosing, type Reason } from '@assay/domain'
import { loadClosingCase } from '@assay/record'
import { builder } from '../builder.ts'
import { Gate } from '../gates/gate.ts'
import { ModelVersion } from '../models/model-version.ts'
import { ReasonType } from '../refusal.ts'
import { Consumer } from './consumer.ts'

builder.prismaObjectFields(ModelVersion, (t) => ({
  consumers: t.relation('consumers', { type: Consumer, query: { orderBy: { name: 'asc' } } }),
  retirementGate: t.field({
    type: Gate,
    nullable: true,
    description: 'Null until its retirement was opened.',
    select: (_args, _context, nested) => ({
      gates: nested({ where: { stage: 'RETIREMENT', status: { not: 'NOT_STARTED' } }, take: 1 }),
    }),
    resolve: ({ gates }) => gates[0] ?? null,
  }),
  retentionUntil: t.expose('retentionUntil', { type: 'DateTime', nullable: true }),
  legalHold: t.exposeString('legalHold', { nullable: true }),
  disposalReference: t.exposeString('disposalReference', { nullable: true }),
  credentialsRevokedReference: t.exposeString('credentialsRevokedReference', { nullable: true }),
  closingReasons: t.field({
    type: [ReasonType],
    description: 'Why it may not be closed as RETIRED now (rule 9).',
    resolve: async ({ id, workspaceId }, _args, { snapshot }) => {
      const closing = await loadClosingCase(snapshot.db, workspaceId, id)
      return closing === null ? [] : reasonsOf(objectionToClosing(closing))
    },
  }),
}))

function reasonsOf(objection: NotReady | InvalidInput | null): Reason[] {
  if (objection instanceof NotReady) return [...objection.reasons]
  return objection === null ? [] : [{ code: objection.code, message: objection.message, subject: null }]
}
