import { createHash } from 'node:crypto'
import type { Audience, Viewer } from '@assay/record'
import { type DocumentNode, getOperationAST, Kind, type OperationDefinitionNode, visit } from 'graphql'

/** A subscription as it was asked for, after every check of the operation itself. */
export type LiveRequest = {
  document: DocumentNode
  operationName: string | null
  variables: { readonly [name: string]: unknown }
  viewer: Viewer
}

/**
 * What makes two requests the same question: everything but the place that each resumes from. The text is not
 * compared but the document, so callers hand over one document for one text. Hashed: it is held with every delivery,
 * and whoever asks could make it as long as a message.
 */
export function questionOf({ document, operationName, variables }: LiveRequest, audience: Audience): string {
  const resume = resumeVariableOf(document, operationName)
  const asked = Object.entries(variables).filter(([name]) => name !== resume)
  const question = JSON.stringify([numberOf(document), operationName, asked.sort(byName), audience])
  return createHash('sha256').update(question).digest('base64')
}

/** The variable that is used as the root field's `after` and for nothing else. */
function resumeVariableOf(document: DocumentNode, operationName: string | null): string | null {
  const operation = getOperationAST(document, operationName)
  const after = operation == null ? null : afterOf(operation)
  if (after === null) return null
  let uses = 0
  visit(document, {
    VariableDefinition: () => false,
    Variable({ name }) {
      if (name.value === after) uses += 1
    },
  })
  return uses === 1 ? after : null
}

function afterOf({ selectionSet }: OperationDefinitionNode): string | null {
  for (const selection of selectionSet.selections) {
    if (selection.kind !== Kind.FIELD) continue
    const value = selection.arguments?.find(({ name }) => name.value === 'after')?.value
    if (value?.kind === Kind.VARIABLE) return value.name.value
  }
  return null
}

const numbers = new WeakMap<DocumentNode, number>()
let last = 0
function numberOf(document: DocumentNode): number {
  const known = numbers.get(document)
  if (known !== undefined) return known
  last += 1
  numbers.set(document, last)
  return last
}

const byName = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1)
