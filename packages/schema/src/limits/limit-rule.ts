import {
  type ASTVisitor,
  GraphQLError,
  type OperationDefinitionNode,
  specifiedRules,
  type ValidationContext,
} from 'graphql'
import { limits } from './limits.ts'
import { measure } from './measure.ts'
import { streamRule } from './stream-rule.ts'

/** Refuses an operation over a limit before anything of it runs, and says which limit and by how much. */
export function limitRule(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node: OperationDefinitionNode) {
      const { depth, aliases, cost, nodes } = measure(context.getSchema(), context.getDocument(), node)
      const refuse = (message: string) =>
        context.reportError(new GraphQLError(message, { nodes: node, extensions: { code: 'LIMIT_EXCEEDED' } }))
      if (depth > limits.depth)
        refuse(`The operation is ${depth} levels deep; ${limits.depth} are allowed: ask for less at once.`)
      if (aliases > limits.aliases) refuse(`The operation has ${aliases} aliases; ${limits.aliases} are allowed.`)
      if (cost > limits.cost) refuse(`The operation costs ${cost}; ${limits.cost} is allowed: ask for smaller pages.`)
      if (nodes > limits.nodes)
        refuse(`The operation may answer ${nodes} objects; ${limits.nodes} are allowed: ask for smaller pages.`)
    },
  }
}

export const limitRules = [limitRule, streamRule]

/** For a caller of graphql's own `validate`: naming rules there replaces those of the language. */
export const allRules = [...specifiedRules, ...limitRules]
