import { graphql } from '../../generated/gql/index.ts'

export const AcceptEvidence = graphql(`
  mutation EvidencePage_acceptEvidence($input: AcceptEvidenceInput!) {
    acceptEvidence(input: $input) {
      __typename
      ... on Evidence { ...EvidenceFacts_evidence ...EvidenceUses_evidence }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)
export const RejectEvidence = graphql(`
  mutation EvidencePage_rejectEvidence($input: RejectEvidenceInput!) {
    rejectEvidence(input: $input) {
      __typename
      ... on Evidence { ...EvidenceFacts_evidence ...EvidenceUses_evidence }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)
export const DisposeOfEvidence = graphql(`
  mutation EvidencePage_disposeOfEvidence($input: EvidenceReasonInput!) {
    disposeOfEvidence(input: $input) {
      __typename
      ... on Evidence { ...EvidenceFacts_evidence ...EvidenceUses_evidence }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)
export const HoldEvidence = graphql(`
  mutation EvidencePage_holdEvidence($input: EvidenceReasonInput!) {
    holdEvidence(input: $input) {
      __typename
      ... on Evidence { ...EvidenceFacts_evidence }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)
export const ReleaseEvidence = graphql(`
  mutation EvidencePage_releaseEvidence($input: EvidenceReasonInput!) {
    releaseEvidence(input: $input) {
      __typename
      ... on Evidence { ...EvidenceFacts_evidence }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)
export const SupersedeEvidence = graphql(`
  mutation EvidencePage_supersedeEvidence($input: SupersedeEvidenceInput!) {
    supersedeEvidence(input: $input) {
      __typename
      ... on Evidence { ...EvidenceFacts_evidence ...EvidenceUses_evidence }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)
export const ReuseEvidence = graphql(`
  mutation EvidencePage_reuseEvidence($input: ReuseEvidenceInput!) {
    reuseEvidence(input: $input) {
      __typename
      ... on Evidence { ...EvidenceFacts_evidence engagement { id evidence { id } } }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)
