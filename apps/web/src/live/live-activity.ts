import { graphql } from '../generated/gql/index.ts'

/**
 * The one stream of the page. It selects what the screens render, by their own fragments, so the cache brings every
 * open screen up to date by itself.
 */
export const LiveActivity = graphql(`
  subscription LiveActivity($after: String) {
    activity(after: $after) {
      __typename
      ... on Resync { cursor }
      ... on Activity {
        id
        cursor
        kind
        at
        subjectKey
        actor { id name }
        engagement { id key }
        finding {
          id
          key
          updatedAt
          ...FindingsTable_finding
          ...FindingProperties_finding
          ...FindingSubjects_finding
          ...FindingFacts_finding
          ...FindingOverrides_finding
        }
        gate { id key ...GateCard_gate ...GateView_gate ...EngagementGate_gate }
        ...ActivityRow_activity
        ...TimelineFact_activity
        comment { id ...CommentBubble_comment }
        subject {
          __typename
          id
          ... on IntakeRun { ...IntakeRun_run }
          ... on Engagement {
            ...EngagementMeta_engagement
            ...EngagementProperties_engagement
            ...EngagementProse_engagement
          }
          ... on ModelVersion {
            ...VersionRows_version
            ...VersionMeta_version
            ...VersionTraffic_version
            ...VersionConsumers_version
            ...VersionEnd_version
            engagement { id modelVersions { id } }
          }
          ... on Evidence { ...EvidenceRow_evidence ...EvidenceFacts_evidence engagement { id evidence { id } } }
          ... on Responsibility { row { id ...RaciRow_row } }
        }
      }
    }
  }
`)

/** Where the log stands, and whose eyes read it: the same browser may have gone on to another seat meanwhile. */
export const ActivityHead = graphql(`
  query ActivityHead {
    activityHead
    viewer { membership { id } }
  }
`)
