import { graphql } from '../../generated/gql/index.ts'
import { outbox } from '../../graph/client.ts'
import { knowDocument } from '../../graph/outbox/document-now.ts'
import { href } from '../../ui/href.ts'

const CommentOnFinding = graphql(`
  mutation PostComment_commentOnFinding($input: CommentOnFindingInput!) {
    commentOnFinding(input: $input) {
      __typename
      ... on Comment { id ...CommentBubble_comment finding { id commentCount updatedAt } }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)
knowDocument(CommentOnFinding)

/** Where comments on a finding wait to be sent. */
export const commentSlot = (findingId: string): string => `finding.comment:${findingId}`

/** Hands a comment over to be sent; what becomes of it is shown on the time line. `what` names it to people. */
export function postComment(finding: { id: string; key: string }, body: string, what: string): void {
  const id: string = crypto.randomUUID()
  const input = { id, findingId: finding.id, body, idempotencyKey: id }
  const errand = {
    slot: commentSlot(finding.id),
    subject: finding.id,
    what,
    value: body,
    href: href(`/findings/${finding.key}`),
  }
  void outbox.hand(CommentOnFinding, input, errand, { id })
}

/** The graph's id of a comment that was named here. */
export const commentIdOf = (id: string): string => btoa(`Comment:${id}`)
