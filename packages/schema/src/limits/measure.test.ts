import { buildSchema, getIntrospectionQuery, Kind, parse } from 'graphql'
import { describe, expect, test } from 'vitest'
import { limits } from './limits.ts'
import { measure } from './measure.ts'

const schema = buildSchema('type Query { name: String! }')

function depthOf(text: string): number {
  const document = parse(text)
  const operation = document.definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION)
  if (operation === undefined) throw new Error('The document has no operation')
  return measure(schema, document, operation).depth
}

describe('the depth of introspection', () => {
  test('stays within the limit for the query that every tool sends', () => {
    expect(depthOf(getIntrospectionQuery())).toBeLessThanOrEqual(limits.depth)
  })

  test('does not count steps into lists and non-null types, with or without a fragment', () => {
    expect(depthOf('{ __schema { types { ofType { ofType { name } } } } }')).toBe(2)
    expect(depthOf('{ __schema { types { ...T } } } fragment T on __Type { ofType { ofType { name } } }')).toBe(2)
  })

  test('counts fields of the types of fields', () => {
    const nested = Array.from({ length: 5 }, () => 'fields { type {').join(' ')
    expect(depthOf(`{ __schema { types { ${nested} name ${'} }'.repeat(5)} } } }`)).toBe(12)
  })
})
