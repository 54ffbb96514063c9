import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Plugin } from 'vite'

const generated = path.join(import.meta.dirname, 'src/generated/gql')
const call = /\bgraphql\(\s*`([^`]*)`\s*,?\s*\)/g

/**
 * Puts each generated document where it is used. The generated `graphql()` looks documents up in one map, so that the
 * first page would load the documents of all pages. A fragment's own document is never read at run time: it stands for
 * a type, and becomes an empty object.
 */
export function inlineDocuments(): Plugin {
  let documents = new Map<string, string>()
  return {
    name: 'inline-documents',
    enforce: 'pre',
    buildStart() {
      documents = readDocuments()
    },
    transform(code, id) {
      if (!id.includes('/src/') || id.includes('/generated/') || !code.includes('graphql(`')) return null
      return {
        code: code.replace(call, (_, source: string) => {
          if (/^\s*fragment\s/.test(source)) return '({})'
          const document = documents.get(source) ?? readDocuments().get(source)
          if (document === undefined) throw new Error(`No document was generated for: ${source.trim().slice(0, 80)}`)
          return `(${document})`
        }),
        map: null,
      }
    },
  }
}

/** The generated literal of each operation, by its text in our sources. */
function readDocuments(): Map<string, string> {
  const literals = new Map<string, string>()
  const constants = readFileSync(path.join(generated, 'graphql.ts'), 'utf8')
  for (const [, name = '', literal = ''] of constants.matchAll(/^export const (\w+) = (\{.*\}) as unknown as /gm)) {
    literals.set(name, literal)
  }
  const bySource = new Map<string, string>()
  const map = readFileSync(path.join(generated, 'gql.ts'), 'utf8')
  for (const [, source = '""', name = ''] of map.matchAll(/^ {4}("(?:[^"\\]|\\.)*"): types\.(\w+),$/gm)) {
    const literal = literals.get(name)
    if (literal !== undefined) bySource.set(JSON.parse(source), literal)
  }
  return bySource
}
