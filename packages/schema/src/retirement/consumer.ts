import { nameConsumer, notifyConsumer } from '@assay/record'
import { builder } from '../builder.ts'
import { command } from '../command.ts'
import { given } from '../given.ts'
import { idOf } from '../id-of.ts'
import { ModelVersion } from '../models/model-version.ts'
import { refusals } from '../refusal.ts'
import { keyOf, selected } from '../selected.ts'
import { inEngagement } from '../tenant-node.ts'

export const Consumer = builder.prismaNode('Consumer', {
  ...inEngagement,
  description: 'Who leans on a version, and how they were told that it ends.',
  fields: (t) => ({
    name: t.exposeString('name'),
    contact: t.exposeString('contact'),
    notifiedAt: t.expose('notifiedAt', { type: 'DateTime', nullable: true }),
    noticeReference: t.exposeString('noticeReference', { nullable: true }),
    version: t.exposeInt('version'),
    modelVersion: t.relation('modelVersion', { type: ModelVersion }),
  }),
})

const NameConsumerInput = builder.inputType('NameConsumerInput', {
  fields: (t) => ({
    modelVersionId: t.globalID({ required: true }),
    name: t.string({ required: true }),
    contact: t.string({ required: true, description: 'The person or team that is told.' }),
    idempotencyKey: t.string(),
  }),
})

builder.mutationField('nameConsumer', (t) =>
  t.prismaField({
    type: Consumer,
    errors: refusals,
    args: { input: t.arg({ type: NameConsumerInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const { modelVersionId, name, contact } = input
      const id = await command(context, 'nameConsumer', input, (viewer) =>
        nameConsumer(context.record, viewer, {
          modelVersionId: idOf(modelVersionId, 'ModelVersion', ['modelVersionId']),
          ...{ name, contact },
        }),
      )
      return context.snapshot.db.consumer.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)

const NotifyConsumerInput = builder.inputType('NotifyConsumerInput', {
  fields: (t) => ({
    consumerId: t.globalID({ required: true }),
    expectedVersion: t.int({ required: true }),
    reference: t.string({ required: true, description: 'Where the notice can be read.' }),
    notifiedAt: t.field({ type: 'DateTime', description: 'Now, where it is not said.' }),
    idempotencyKey: t.string(),
  }),
})

builder.mutationField('notifyConsumer', (t) =>
  t.prismaField({
    type: Consumer,
    errors: refusals,
    args: { input: t.arg({ type: NotifyConsumerInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const { consumerId, idempotencyKey: _, ...rest } = given(input)
      const id = await command(context, 'notifyConsumer', input, (viewer) =>
        notifyConsumer(context.record, viewer, { ...rest, consumerId: idOf(consumerId, 'Consumer', ['consumerId']) }),
      )
      return context.snapshot.db.consumer.findUniqueOrThrow({ ...selected(query), where: keyOf(context, id) })
    },
  }),
)
