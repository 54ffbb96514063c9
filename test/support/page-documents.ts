import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type DocumentNode, getOperationAST, parse } from 'graphql'
import { root } from '../../scripts/lib/root.ts'

const file = path.join(root, 'apps/web/src/generated/gql/persisted-documents.json')

/** The document of the page with this name, as it is sent for its hash. */
export function pageDocument(name: string): DocumentNode {
  const texts = Object.values(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>)
  const found = texts.map((text) => parse(text)).find((document) => getOperationAST(document)?.name?.value === name)
  if (found === undefined) throw new Error(`The page has no document ${name}`)
  return found
}
