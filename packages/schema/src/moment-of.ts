import { InvalidInput } from '@assay/domain'
import {
  type DocumentNode,
  type FieldNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import type { Context } from './context.ts'

type Variables = Readonly<Record<string, unknown>>

/**
 * The moment that an operation asks to be read at, by the argument `asOf` of its fields; null for now. Everything in an
 * operation is read in one snapshot, so it has one moment: refused as INVALID_INPUT where fields name several.
 */
export function momentOf(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): Date | null {
  const moments = new Set(
    rootFields(document, operation.selectionSet).flatMap((field) => momentOfField(field, operation, variables) ?? []),
  )
  if (moments.size > 1) {
    const message = 'An operation reads one moment: ask for each other one in an operation of its own.'
    const originalError = new InvalidInput([{ path: ['asOf'], message }])
    throw new GraphQLError(message, { originalError, extensions: { http: { status: 400 } } })
  }
  const [moment] = moments
  return moment === undefined ? null : new Date(moment)
}

/** Sets the context to the moment that its operation asks for; before anything of it runs. */
export function lookBack(
  { snapshot }: Pick<Context, 'snapshot'>,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): void {
  const moment = momentOf(document, operation, variables)
  if (moment !== null) snapshot.readAsOf(moment)
}

function rootFields(document: DocumentNode, set: SelectionSetNode, seen: readonly string[] = []): FieldNode[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection]
    if (selection.kind === Kind.INLINE_FRAGMENT) return rootFields(document, selection.selectionSet, seen)
    const name = selection.name.value
    const fragment = document.definitions.find(
      (each) => each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === name,
    )
    if (fragment?.kind !== Kind.FRAGMENT_DEFINITION || seen.includes(name)) return []
    return rootFields(document, fragment.selectionSet, [...seen, name])
  })
}

/** In milliseconds; what is no date is left to the reading of the argument, which refuses it. */
function momentOfField(
  { arguments: given = [] }: FieldNode,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Variables,
): number | null {
  const value = given.find(({ name }) => name.value === 'asOf')?.value
  if (value === undefined) return null
  if (value.kind === Kind.STRING) return dateOf(value.value)
  if (value.kind !== Kind.VARIABLE) return null
  const name = value.name.value
  const standard = variableDefinitions.find(({ variable }) => variable.name.value === name)?.defaultValue
  return dateOf(variables[name] ?? (standard?.kind === Kind.STRING ? standard.value : null))
}

function dateOf(value: unknown): number | null {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isNaN(at) ? null : at
}
