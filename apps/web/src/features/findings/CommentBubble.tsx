import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Markdown } from '../../ui/Markdown.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import classes from './comments.module.css'

const CommentBubble_comment = graphql(`
  fragment CommentBubble_comment on Comment {
    id
    body
    postedAt
    author { id name }
  }
`)

/** What somebody said. */
export function CommentBubble(props: { comment: FragmentType<typeof CommentBubble_comment> }) {
  const { body, postedAt, author } = readFragment(CommentBubble_comment, props.comment)
  return (
    <article className={classes.bubble}>
      <header>
        <Avatar name={author.name} silent /> <b>{author.name}</b> <RelativeTime at={postedAt} />
      </header>
      <Markdown>{body}</Markdown>
    </article>
  )
}
