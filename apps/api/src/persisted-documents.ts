import { existsSync, readFileSync } from 'node:fs'
import { Rejected } from './rejected.ts'

/** The documents that the page was built with, by SHA-256. */
export type PersistedDocuments = ReadonlyMap<string, string>

type Operation = { query?: unknown; extensions?: unknown }

type Rules = {
  documents: PersistedDocuments
  /** Who asks may send documents of their own. */
  freeText: boolean
}

export function readPersistedDocuments(file: string): PersistedDocuments {
  if (!existsSync(file)) return new Map()
  const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'))
  return new Map(Object.entries(manifest as Record<string, string>))
}

/** The text of the operation. Throws Rejected for a hash that this server does not know, and for text from the page. */
export function documentOf({ query, extensions }: Operation, { documents, freeText }: Rules): string {
  const hash = hashIn(extensions)
  if (hash !== null) {
    const document = documents.get(hash)
    if (document === undefined) {
      throw new Rejected(400, 'The page was built for another version of Assay: reload it', 'UNKNOWN_DOCUMENT')
    }
    return document
  }
  if (!freeText) {
    throw new Rejected(400, 'A browser session runs the documents of the page only: send an API token to ask freely')
  }
  if (typeof query !== 'string') throw new Rejected(400, 'Send the operation as text: {"query": "…"}')
  return query
}

function hashIn(extensions: unknown): string | null {
  if (typeof extensions !== 'object' || extensions === null || !('persistedQuery' in extensions)) return null
  const { persistedQuery } = extensions
  if (typeof persistedQuery !== 'object' || persistedQuery === null || !('sha256Hash' in persistedQuery)) return null
  return String(persistedQuery.sha256Hash)
}
