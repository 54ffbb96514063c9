import { graphql } from '../generated/gql/index.ts'

/** Who is where in the whole workspace, as far as the viewer sees it: one subscription serves every part of the page. */
export const WhoIsWhere = graphql(`
  subscription WhoIsWhere {
    presence {
      member { id name }
      subjectId
      engagementId
      page
      cell
      typing
    }
  }
`)

export const ShowPresence = graphql(`
  mutation ShowPresence($input: ShowPresenceInput!) {
    showPresence(input: $input) { __typename }
  }
`)

export const HidePresence = graphql(`
  mutation HidePresence($input: HidePresenceInput!) {
    hidePresence(input: $input) { __typename }
  }
`)
