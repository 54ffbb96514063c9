import {
  Conflict,
  type ConflictingValue,
  Denied,
  type InvalidField,
  InvalidInput,
  NotFound,
  NotReady,
  type Reason,
  type Refusal,
} from '@assay/domain'
import { keyOfSubject } from '@assay/record'
import { builder } from './builder.ts'
import { nodeIdOf } from './node-id.ts'

const RefusalInterface = builder.interfaceRef<Refusal>('Refusal').implement({
  description: 'A well-formed request that the record declines. The message says what to do next.',
  fields: (t) => ({
    code: t.exposeString('code'),
    message: t.exposeString('message'),
    path: t.stringList({ resolve: ({ path }) => [...path] }),
  }),
})

const InvalidFieldType = builder.objectRef<InvalidField>('InvalidField').implement({
  fields: (t) => ({
    path: t.stringList({ resolve: ({ path }) => [...path] }),
    message: t.exposeString('message'),
  }),
})

const ConflictingValueType = builder.objectRef<ConflictingValue>('ConflictingValue').implement({
  fields: (t) => ({
    field: t.exposeString('field'),
    yours: t.exposeString('yours'),
    theirs: t.exposeString('theirs'),
    by: t.exposeString('by', { nullable: true }),
    at: t.expose('at', { type: 'DateTime', nullable: true }),
  }),
})

export const ReasonType = builder.objectRef<Reason>('Reason').implement({
  description: 'A reason that points at the object to mend.',
  fields: (t) => ({
    code: t.exposeString('code'),
    message: t.exposeString('message'),
    subjectId: t.id({ nullable: true, resolve: ({ subject }) => nodeIdOf(subject) }),
    subjectKey: t.string({
      nullable: true,
      description: 'The short key of the object, where it has one.',
      resolve: ({ subject }, _args, { snapshot }) => keyOfSubject(snapshot, subject),
    }),
  }),
})

builder.objectType(Denied, { name: 'Denied', interfaces: [RefusalInterface] })
builder.objectType(NotFound, { name: 'NotFound', interfaces: [RefusalInterface] })
builder.objectType(InvalidInput, {
  name: 'InvalidInput',
  interfaces: [RefusalInterface],
  fields: (t) => ({ fields: t.field({ type: [InvalidFieldType], resolve: ({ fields }) => [...fields] }) }),
})
builder.objectType(Conflict, {
  name: 'Conflict',
  description: 'Someone else was there first: both values, and who wrote the other.',
  interfaces: [RefusalInterface],
  fields: (t) => ({ values: t.field({ type: [ConflictingValueType], resolve: ({ values }) => [...values] }) }),
})
builder.objectType(NotReady, {
  name: 'NotReady',
  interfaces: [RefusalInterface],
  fields: (t) => ({ reasons: t.field({ type: [ReasonType], resolve: ({ reasons }) => [...reasons] }) }),
})

/** The members of every command's result beside what it changed. */
export const refusals = { types: [Denied, NotFound, InvalidInput, Conflict, NotReady] }
