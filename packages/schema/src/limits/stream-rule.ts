import {
  type ASTVisitor,
  GraphQLError,
  Kind,
  OperationTypeNode,
  type SelectionNode,
  type ValidationContext,
} from 'graphql'

/**
 * Refuses a subscription whose only field may be left out, as the language does from 2025 on: nothing would be followed.
 */
export function streamRule(context: ValidationContext): ASTVisitor {
  function look(selections: readonly SelectionNode[], seen: ReadonlySet<string>) {
    for (const selection of selections) {
      const condition = selection.directives?.find(({ name }) => name.value === 'skip' || name.value === 'include')
      if (condition !== undefined) {
        const message = `@${condition.name.value} may not stand at what a subscription follows.`
        context.reportError(new GraphQLError(message, { nodes: condition }))
      }
      if (selection.kind === Kind.INLINE_FRAGMENT) look(selection.selectionSet.selections, seen)
      if (selection.kind !== Kind.FRAGMENT_SPREAD || seen.has(selection.name.value)) continue
      const fragment = context.getFragment(selection.name.value)
      if (fragment != null) look(fragment.selectionSet.selections, new Set([...seen, selection.name.value]))
    }
  }
  return {
    OperationDefinition({ operation, selectionSet }) {
      if (operation === OperationTypeNode.SUBSCRIPTION) look(selectionSet.selections, new Set())
    },
  }
}
