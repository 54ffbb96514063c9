import { graphql } from '../../generated/gql/index.ts'
import { useFollowed } from '../../live/useFollowed.ts'

const UseCasesNow = graphql(`
  subscription UseCasesNow($ids: [ID!]!) {
    engagements(ids: $ids) { id ...RegisterTable_engagement }
  }
`)

const atOnce = 100

/** Keeps the rows of the register current: what each holds is computed over many others. It shows nothing. */
export function FollowedUseCases({ ids }: { ids: readonly string[] }) {
  const pages = Array.from({ length: Math.ceil(ids.length / atOnce) }, (_, page) =>
    ids.slice(page * atOnce, (page + 1) * atOnce),
  )
  return pages.map((page) => <FollowedPage key={page[0]} ids={page} />)
}

function FollowedPage({ ids }: { ids: readonly string[] }) {
  useFollowed(UseCasesNow, { ids: [...ids] })
  return null
}
