import { graphql } from '../../generated/gql/index.ts'

export const ChangeEvidence = graphql(`
  mutation EvidencePage_changeEvidence($input: ChangeEvidenceInput!) {
    changeEvidence(input: $input) {
      __typename
      ... on Evidence { ...EvidenceFacts_evidence ...EvidenceUses_evidence }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)
