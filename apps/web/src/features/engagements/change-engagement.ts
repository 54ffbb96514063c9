import { graphql } from '../../generated/gql/index.ts'

/** The one command behind every property of an engagement that is edited in place. */
export const ChangeEngagement = graphql(`
  mutation EngagementProperties_changeEngagement($input: ChangeEngagementInput!) {
    changeEngagement(input: $input) {
      __typename
      ... on Engagement {
        id
        version
        ...EngagementMeta_engagement
        ...EngagementProperties_engagement
        ...EngagementProse_engagement
        ...RegisterTable_engagement
      }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)
