import { existsSync, readFileSync } from 'node:fs'

/** The documents that the page was built with, by SHA-256. */
export type PersistedDocuments = ReadonlyMap<string, string>

type Operation = { query?: string | null | undefined; extensions?: Record<string, unknown> | null | undefined }

export function readPersistedDocuments(file: string): PersistedDocuments {
  if (!existsSync(file)) return new Map()
  const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'))
  return new Map(Object.entries(manifest as Record<string, string>))
}

/** The text of the operation, or null when it names a document that this server does not know. */
export function documentOf({ query, extensions }: Operation, documents: PersistedDocuments): string | null {
  const persisted = extensions?.persistedQuery
  if (typeof persisted !== 'object' || persisted === null || !('sha256Hash' in persisted)) return query ?? null
  return documents.get(String(persisted.sha256Hash)) ?? null
}
