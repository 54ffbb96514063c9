import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql'
import { limits } from './limits.ts'

export type Measure = { depth: number; aliases: number; cost: number; nodes: number }

/** Far above every limit: what is counted beyond it makes no difference. */
const ceiling = 1_000_000

/**
 * Depth, aliases, cost and the largest possible answer of an operation, from its text alone.
 *
 * Introspection is bounded by depth and tokens only. Each fragment is measured once, however often it is spread, so
 * that nested spreads cannot make the measuring itself expensive; its measure is added at every spread.
 */
export function measure(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Measure {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
  }
  const known = new Map<string, Measure>()
  const open = new Set<string>()

  function ofFragment(name: string): Measure {
    const found = known.get(name)
    if (found !== undefined) return found
    const fragment = fragments.get(name)
    // An unknown or a circular fragment is refused by its own rule.
    if (fragment === undefined || open.has(name)) return nothing
    open.add(name)
    const type = schema.getType(fragment.typeCondition.name.value)
    const result = ofSelection(fragment.selectionSet, isCompositeType(type) ? type : null)
    open.delete(name)
    known.set(name, result)
    return result
  }

  function ofSelection(set: SelectionSetNode, type: GraphQLCompositeType | null): Measure {
    return set.selections.reduce<Measure>((total, selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return add(total, ofFragment(selection.name.value))
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const named = selection.typeCondition === undefined ? type : schema.getType(selection.typeCondition.name.value)
        return add(total, ofSelection(selection.selectionSet, isCompositeType(named) ? named : null))
      }
      return add(total, ofField(selection, type))
    }, nothing)
  }

  function ofField(field: FieldNode, parent: GraphQLCompositeType | null): Measure {
    const aliases = field.alias === undefined ? 0 : 1
    if (field.selectionSet === undefined) return { depth: 0, aliases, cost: 0, nodes: 0 }
    const definition =
      isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[field.name.value] : undefined
    const type = definition === undefined ? null : getNamedType(definition.type)
    const inner = ofSelection(field.selectionSet, isCompositeType(type) ? type : null)
    const size = definition === undefined ? null : sizeOf(field, definition)
    // The connection's wrapper (edges, nodes, pageInfo) is not an object that anybody reads.
    const connecting = isObjectType(parent) && 'pageInfo' in parent.getFields() && wrappers.has(field.name.value)
    // Nor is a step into a list or non-null type: every tool's introspection takes nine of them.
    const unwrapping = (parent === null || parent.name === '__Type') && field.name.value === 'ofType'
    const wrapper = connecting || unwrapping ? 0 : 1
    return {
      depth: inner.depth + wrapper,
      aliases: aliases + inner.aliases,
      cost: Math.min(ceiling, wrapper + (size === null ? inner.cost : Math.ceil((inner.cost * size) / 10))),
      nodes: Math.min(ceiling, wrapper + (size === null ? inner.nodes : size * Math.max(inner.nodes, 1))),
    }
  }

  return ofSelection(operation.selectionSet, rootOf(schema, operation))
}

const nothing: Measure = { depth: 0, aliases: 0, cost: 0, nodes: 0 }

function add(a: Measure, b: Measure): Measure {
  return {
    depth: Math.max(a.depth, b.depth),
    aliases: a.aliases + b.aliases,
    cost: Math.min(ceiling, a.cost + b.cost),
    nodes: Math.min(ceiling, a.nodes + b.nodes),
  }
}

const wrappers: ReadonlySet<string> = new Set(['edges', 'nodes', 'pageInfo'])

/** How many objects a paged field, or one that takes a list of ids, may answer with; null for any other field. */
function sizeOf({ arguments: given = [] }: FieldNode, { args }: GraphQLField<unknown, unknown>): number | null {
  const asked = (names: readonly string[]) => given.filter(({ name }) => names.includes(name.value))
  if (args.some(({ name }) => name === 'first')) {
    return Math.max(0, ...asked(['first', 'last']).map(({ value }) => pageSize(value))) || limits.defaultPageSize
  }
  if (!args.some(({ name }) => name === 'ids')) return null
  return Math.max(
    0,
    ...asked(['ids']).map(({ value }) => (value.kind === Kind.LIST ? value.values.length : limits.pageSize)),
  )
}

/** What comes from a variable is not known yet and counts in full; less than one is refused where it is read. */
function pageSize(value: ValueNode): number {
  return value.kind === Kind.INT ? Math.max(1, Number(value.value)) : limits.pageSize
}

function rootOf(schema: GraphQLSchema, { operation }: OperationDefinitionNode): GraphQLCompositeType | null {
  const root = {
    query: schema.getQueryType(),
    mutation: schema.getMutationType(),
    subscription: schema.getSubscriptionType(),
  }
  return root[operation] ?? null
}
