import { allRules, maxTokens, schema } from '@assay/schema'
import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
  validate,
} from 'graphql'

/** Questions to the graph, made from its schema, so that a new field is asked like the old ones. */

type Field = GraphQLField<unknown, unknown>
/** Where a value stands in a field's arguments: `filter.engagementId`. */
export type Place = { path: string; name: string; type: 'ID' | 'String' }
export type Question = { query: string; variables: Record<string, unknown> }
/** A value for a place; undefined leaves it to the type. */
export type Choose = (path: string, name: string) => unknown

export function rootFields(operation: 'query' | 'mutation' | 'subscription'): Field[] {
  const root = {
    query: schema.getQueryType(),
    mutation: schema.getMutationType(),
    subscription: schema.getSubscriptionType(),
  }[operation]
  return Object.values(root?.getFields() ?? {})
}

/** Every type that has an id, by name. */
export function nodeTypes(): string[] {
  const node = schema.getType('Node')
  return isInterfaceType(node) ? schema.getPossibleTypes(node).map(({ name }) => name) : []
}

/** The fields of types, other than the roots, whose arguments name an object. */
export function fieldsWithPlaces(): { type: GraphQLObjectType; field: Field }[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
  return Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) && !roots.includes(type) && !type.name.startsWith('__')
      ? Object.values(type.getFields())
          .filter((field) => placesOf(field).length > 0)
          .map((field) => ({ type, field }))
      : [],
  )
}

/** Every place of a field's arguments that names an object, by id or by short key. */
export function placesOf({ args }: Field): Place[] {
  const within = (type: GraphQLInputType, path: string, name: string, above: readonly string[] = []): Place[] => {
    const named = getNamedType(type)
    if (isInputObjectType(named)) {
      // An input that holds others of its own type has its places at the first.
      if (above.includes(named.name)) return []
      return Object.values(named.getFields()).flatMap((field) =>
        within(field.type, `${path}.${field.name}`, field.name, [...above, named.name]),
      )
    }
    if (named.name === 'ID') return [{ path, name, type: 'ID' }]
    return named.name === 'String' && /^(key|.*[a-z]Key)$/.test(name) && name !== 'idempotencyKey'
      ? [{ path, name, type: 'String' }]
      : []
  }
  return args.flatMap(({ name, type }) => within(type, name, name))
}

/** The field with all that it requires and the places that `asked` names, its answer told by type, code and message. */
export function questionOf(operation: string, field: Field, choose: Choose, asked: string[] = []): Question {
  const told = isCompositeType(getNamedType(field.type)) ? '{ __typename ... on Refusal { code message path } }' : ''
  return asQuestion(operation, field, choose, asked, told.replace(refusalOf(field), ''))
}

/** The field with everything that can be selected, as deep as the limits allow. */
export function deepQuestionOf(operation: string, field: Field, choose: Choose): Question {
  for (let depth = 4; depth > 0; depth -= 1) {
    const question = asQuestion(operation, field, choose, [], selectionOf(getNamedType(field.type), depth))
    if (isWithinLimits(question.query)) return question
  }
  return asQuestion(operation, field, choose, [], '{ __typename }')
}

function asQuestion(operation: string, field: Field, choose: Choose, asked: string[], selection: string): Question {
  const used = field.args.filter(
    ({ name, type }) => isNonNullType(type) || asked.some((path) => path === name || path.startsWith(`${name}.`)),
  )
  const declared = used.map(({ name, type }) => `$${name}: ${type}`).join(', ')
  const given = used.map(({ name }) => `${name}: $${name}`).join(', ')
  const variables = Object.fromEntries(used.map(({ name, type }) => [name, givenFor(type, name, name, choose, asked)]))
  const call = `${field.name}${given === '' ? '' : `(${given})`} ${selection}`
  return { query: `${operation}${declared === '' ? '' : ` (${declared})`} { ${call} }`, variables }
}

export function givenFor(type: GraphQLInputType, path: string, name: string, choose: Choose, asked: string[]): unknown {
  const bare = getNullableType(type)
  if (isListType(bare)) return [givenFor(bare.ofType, path, name, choose, asked)]
  if (isInputObjectType(bare)) {
    const fields = Object.values(bare.getFields()).filter(
      (field) =>
        isNonNullType(field.type) ||
        asked.some((each) => each === `${path}.${field.name}` || each.startsWith(`${path}.${field.name}.`)),
    )
    return Object.fromEntries(
      fields.map((field) => [field.name, givenFor(field.type, `${path}.${field.name}`, field.name, choose, asked)]),
    )
  }
  const chosen = choose(path, name)
  if (chosen !== undefined) return chosen
  if (isEnumType(bare)) return bare.getValues()[0]?.name
  return { ID: 'eDp5', Int: 1, Float: 1, Boolean: false, DateTime: '2030-01-01T00:00:00.000Z' }[bare.name] ?? 'x'
}

/** A fragment on Refusal is valid only where a refusal may be the answer. */
function refusalOf({ type }: Field): string {
  const named = getNamedType(type)
  const refusal = schema.getType('Refusal')
  const fits =
    isCompositeType(named) && isInterfaceType(refusal) && !isObjectType(named) && !isInterfaceType(named)
      ? schema.getPossibleTypes(named).some((each) => schema.isSubType(refusal, each))
      : false
  return fits ? '' : ' ... on Refusal { code message path }'
}

function selectionOf(type: GraphQLNamedType, depth: number): string {
  if (!isCompositeType(type)) return ''
  if (!isObjectType(type)) {
    const parts = schema.getPossibleTypes(type).map(({ name }) => `... on ${name} { __typename }`)
    return `{ __typename ${type.name === 'Node' ? '... on Node { id }' : parts.join(' ')} }`
  }
  const fields = Object.values(type.getFields()).filter(({ args }) => args.every((arg) => !isNonNullType(arg.type)))
  const selected = fields.flatMap((field) => {
    const named = getNamedType(field.type)
    const page = field.args.some(({ name }) => name === 'first') ? '(first: 20)' : ''
    if (!isCompositeType(named)) return [field.name]
    // Of the two ways through a connection one is enough.
    return depth > 1 && field.name !== 'edges' ? [`${field.name}${page} ${selectionOf(named, depth - 1)}`] : []
  })
  return `{ ${selected.length === 0 ? '__typename' : selected.join(' ')} }`
}

function isWithinLimits(query: string): boolean {
  try {
    return validate(schema, parse(query, { maxTokens }), allRules).length === 0
  } catch {
    return false
  }
}
