import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'

export const EvidenceLine_entry = graphql(`
  fragment EvidenceLine_entry on ChecklistEntry {
    satisfied
    why
    type { id code name description binding }
    evidence {
      id
      key
      title
      status
      statusReason
      effectiveTo
      version
      current {
        id
        revision
        sha256
        size
        mediaType
        name
        receivedAt
        uploadedBy
        downloadPath
        url
        declaredDigest
      }
      requestedFrom { id name }
      dueAt
    }
  }
`)

export const readEntry = (entry: FragmentType<typeof EvidenceLine_entry>) => readFragment(EvidenceLine_entry, entry)
export type EvidenceLineEntry = ReturnType<typeof readEntry>

/** How an entry stands on the checklist. Only what the record counts is done. */
export function stateOfEntry({ satisfied, evidence }: EvidenceLineEntry, now: number) {
  if (satisfied) return 'done'
  if (evidence == null || evidence.status === 'REQUESTED' || evidence.status === 'REJECTED') return 'missing'
  if (evidence.status === 'SUBMITTED') return 'waiting'
  const lapsed = evidence.effectiveTo != null && Date.parse(evidence.effectiveTo) <= now
  return lapsed || evidence.status === 'EXPIRED' ? 'expired' : 'missing'
}
