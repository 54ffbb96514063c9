import { readFileSync } from 'node:fs'
import path from 'node:path'
import { getOperationAST, parse } from 'graphql'
import { root } from '../../../scripts/lib/root.ts'

const manifest = path.join(root, 'apps/web/src/generated/gql/persisted-documents.json')

/** What the page sends for the document with this name: its hash and never its text. */
export function page(name: string): { persistedQuery: { version: 1; sha256Hash: string } } {
  const documents = Object.entries(JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, string>)
  const found = documents.find(([, text]) => getOperationAST(parse(text))?.name?.value === name)
  if (found === undefined) throw new Error(`The page has no document ${name}`)
  return { persistedQuery: { version: 1, sha256Hash: found[0] } }
}
