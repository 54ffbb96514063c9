import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'

export const EvidenceFacts_evidence = graphql(`
  fragment EvidenceFacts_evidence on Evidence {
    id
    key
    title
    state: status
    statusReason
    effectiveFrom
    effectiveTo
    version
    createdAt
    dueAt
    holdReason
    type { id code name description binding validityDays }
    engagement { id key name }
    modelVersion { id label modelName }
    datasetVersion { id label datasetName }
    producer { id name }
    requestedBy { id name }
    requestedFrom { id name }
    supersededBy { id key title }
    reusedFrom { id key }
    reusedBy { id name }
    revisions {
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
  }
`)

export const readFacts = (evidence: FragmentType<typeof EvidenceFacts_evidence>) =>
  readFragment(EvidenceFacts_evidence, evidence)
export type EvidenceFacts = ReturnType<typeof readFacts>

/** Evidence that nothing more can be done with, but to dispose of it. */
export const isClosed = ({ state }: EvidenceFacts): boolean => state === 'SUPERSEDED' || state === 'DISPOSED'
