import { type FragmentType, graphql, readFragment } from '../generated/gql/index.ts'

export const Refusal_refusal = graphql(`
  fragment Refusal_refusal on Refusal {
    __typename
    code
    message
    path
    ... on NotReady { reasons { code message subjectKey } }
    ... on InvalidInput { fields { path message } }
    ... on Conflict { values { field yours theirs by at } }
  }
`)

export type ConflictingValue = { field: string; yours: string; theirs: string; by: string | null; at: string | null }

/** A refusal as the page shows it. */
export type ShownRefusal = {
  kind: 'Denied' | 'NotFound' | 'InvalidInput' | 'Conflict' | 'NotReady' | 'Fault'
  code: string
  message: string
  reasons: { message: string; href: string | null }[]
  fields: { path: string; message: string }[]
  values: ConflictingValue[]
}

const kinds = new Set(['Denied', 'NotFound', 'InvalidInput', 'Conflict', 'NotReady'])

/** The refusal that a command's result is, or null when it is what the command changed. */
export function refusalIn(result: { __typename?: string } | null | undefined): ShownRefusal | null {
  if (result?.__typename === undefined || !kinds.has(result.__typename)) return null
  const refusal = readFragment(Refusal_refusal, result as FragmentType<typeof Refusal_refusal>)
  return {
    kind: refusal.__typename,
    code: refusal.code,
    message: refusal.message,
    reasons:
      refusal.__typename === 'NotReady'
        ? refusal.reasons.map(({ message, subjectKey }) => ({ message, href: hrefOfKey(subjectKey ?? null) }))
        : [],
    fields:
      refusal.__typename === 'InvalidInput'
        ? refusal.fields.map(({ path, message }) => ({ path: path.join('.'), message }))
        : [],
    values:
      refusal.__typename === 'Conflict'
        ? refusal.values.map(({ field, yours, theirs, by, at }) => ({
            field,
            yours,
            theirs,
            by: by ?? null,
            at: at ?? null,
          }))
        : [],
  }
}

/** What failed without the record saying why: the network, or a fault of the server. */
export function faultRefusal(error: unknown): ShownRefusal {
  const message = error instanceof Error ? error.message : String(error)
  return { kind: 'Fault', code: 'FAULT', message, reasons: [], fields: [], values: [] }
}

/** Where an object with a short key is shown; null for kinds without a page of their own. */
export function hrefOfKey(key: string | null): string | null {
  const prefix = key?.split('-')[0]
  if (prefix === 'F') return `/findings/${key}`
  if (prefix === 'G') return `/gates/${key}`
  if (prefix === 'E') return `/evidence/${key}`
  if (prefix === 'ENG') return `/e/${key}`
  return null
}
