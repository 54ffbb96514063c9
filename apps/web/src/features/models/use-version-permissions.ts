import { useQuery } from '@apollo/client/react'
import { graphql } from '../../generated/gql/index.ts'

const VersionPermissions = graphql(`
  query VersionPermissions($id: ID!) {
    viewer {
      membership { id }
      edit: can(act: EDIT_ENGAGEMENT, on: $id) { allowed }
      submit: can(act: SUBMIT_EVIDENCE, on: $id) { allowed }
      sign: can(act: SIGN, on: $id) { allowed }
    }
  }
`)

/** What the reader may do to this version; nothing until the record has said so. */
export function useVersionPermissions(versionId: string | undefined) {
  const { data } = useQuery(VersionPermissions, { variables: { id: versionId ?? '' }, skip: versionId === undefined })
  const viewer = data?.viewer
  return {
    edit: viewer?.edit.allowed ?? false,
    submit: viewer?.submit.allowed ?? false,
    sign: viewer?.sign.allowed ?? false,
  }
}
