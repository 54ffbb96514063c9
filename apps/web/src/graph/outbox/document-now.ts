import type { DocumentNode } from 'graphql'

const known = new Map<string, DocumentNode>()

const nameOf = (document: DocumentNode): string => {
  const [operation] = document.definitions.filter((each) => each.kind === 'OperationDefinition')
  return operation?.name?.value ?? ''
}

/** Makes a document known by its name, which stays the same from one version of the page to the next. */
export function knowDocument(document: DocumentNode): void {
  known.set(nameOf(document), document)
}

/** The document as this version of the page knows it; what an earlier version kept may be unknown to the server by now. */
export const documentNow = (kept: DocumentNode): DocumentNode => known.get(nameOf(kept)) ?? kept
