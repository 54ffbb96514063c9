import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { useCommand } from '../../graph/useCommand.ts'
import { useLive } from '../../live/live.ts'
import { Markdown } from '../../ui/Markdown.tsx'
import classes from './comments.module.css'
import { useShowComment } from './use-finding-events.ts'
import { type Desk, keepDraft, type OutgoingComment, readDraft, takeFromOutbox } from './use-outbox.ts'

const CommentOnFinding = graphql(`
  mutation PendingComment_commentOnFinding($input: CommentOnFindingInput!) {
    commentOnFinding(input: $input) {
      __typename
      ... on Comment { id ...CommentBubble_comment finding { id commentCount updatedAt } }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

const longestWait = 30_000

type Props = { desk: Desk; comment: OutgoingComment }

/** A comment on its way: sent once, tried again when the connection returns, and never lost silently. */
export function PendingComment({ desk, comment }: Props) {
  const { me, findingId } = desk
  const { t } = useTranslation('findings')
  const { state } = useLive()
  const [post, { pending, refusal }] = useCommand(CommentOnFinding)
  const showComment = useShowComment(findingId)
  const { id, body } = comment

  async function send() {
    const done = await post({ id, findingId, body, idempotencyKey: id })
    if (done === null) return
    showComment(done.id)
    takeFromOutbox({ me, findingId }, id)
  }
  const attempt = useRef(send)
  useEffect(() => {
    attempt.current = send
  })
  const failed = refusal !== null
  const place = useRef<HTMLElement>(null)
  const begun = useRef(false)
  useEffect(() => {
    if (begun.current) return
    begun.current = true
    place.current?.scrollIntoView({ block: 'nearest' })
    void attempt.current()
  }, [])
  // Only what the network lost is tried again by itself, less and less often; a refusal waits for its author.
  const failures = useRef(0)
  useEffect(() => {
    if (refusal?.kind !== 'Fault') return
    if (state !== 'live') {
      failures.current = 0
      return
    }
    const wait = Math.min(longestWait, 250 * 4 ** failures.current)
    failures.current += 1
    const timer = setTimeout(() => void attempt.current(), wait)
    return () => clearTimeout(timer)
  }, [state, refusal])
  const posted = refusal?.code === 'ALREADY_EXISTS'
  useEffect(() => {
    if (posted) takeFromOutbox({ me, findingId }, id)
  }, [posted, me, findingId, id])

  const edit = () => {
    const draft = readDraft(desk)
    keepDraft(desk, draft === '' ? body : `${draft}\n\n${body}`)
    takeFromOutbox({ me, findingId }, id)
    dispatchEvent(new CustomEvent('assay:draft', { detail: findingId }))
  }
  return (
    <article ref={place} className={classes.bubble} data-pending aria-busy={pending || undefined}>
      <header>
        <b>{t('comment.you')}</b>{' '}
        <span role="status" className={failed ? classes.failed : classes.sending}>
          {failed ? (refusal.kind === 'Fault' ? t('comment.notSent') : refusal.message) : t('comment.sending')}
        </span>
        {failed ? (
          <span className={classes.again}>
            <button type="button" onClick={() => void send()}>
              {t('comment.retry')}
            </button>
            <button type="button" onClick={edit}>
              {t('comment.edit')}
            </button>
            <button type="button" onClick={() => takeFromOutbox({ me, findingId }, id)}>
              {t('comment.discard')}
            </button>
          </span>
        ) : null}
      </header>
      <Markdown>{body}</Markdown>
    </article>
  )
}
