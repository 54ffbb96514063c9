import { allRules, maxTokens, schema } from '@assay/schema'
import { type DocumentNode, type GraphQLError, parse, validate } from 'graphql'

type Prepared = { document: DocumentNode } | { wrong: readonly GraphQLError[] }

const held = new Map<string, DocumentNode>()
const most = 500

/**
 * The document of a text that passed every rule, or what is wrong with it. A text that passed is kept, so that a
 * thousand streams of one page are validated once and share one document, by which they are known to ask the same.
 */
export function preparedDocument(text: string): Prepared {
  const known = held.get(text)
  if (known !== undefined) {
    // Put at the end: the first is the one that was asked for longest ago.
    held.delete(text)
    held.set(text, known)
    return { document: known }
  }
  const document = parse(text, { maxTokens })
  const wrong = validate(schema, document, allRules)
  if (wrong.length > 0) return { wrong }
  held.set(text, document)
  const [oldest] = held.keys()
  if (held.size > most && oldest !== undefined) held.delete(oldest)
  return { document }
}
