import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { outbox } from '../../graph/client.ts'
import type { Outgoing } from '../../graph/outbox/outgoing.ts'
import { useUnreachable } from '../../graph/useOutgoing.ts'
import { Markdown } from '../../ui/Markdown.tsx'
import classes from './comments.module.css'
import { type Desk, keepDraft, readDraft } from './drafts.ts'

/** A comment that was just written is brought into view; one that waited is not. */
const justMs = 1_000

type Props = { desk: Desk; entry: Outgoing }

/** A comment on its way: what becomes of it, and what its author can do about it. */
export function PendingComment({ desk, entry }: Props) {
  const { t } = useTranslation('findings')
  const unreachable = useUnreachable()
  const { refusal, madeAt, value = '' } = entry
  const waiting = unreachable && entry.triedAt !== null
  const place = useRef<HTMLElement>(null)
  useEffect(() => {
    if (Date.now() - Date.parse(madeAt) < justMs) place.current?.scrollIntoView({ block: 'nearest' })
  }, [madeAt])
  // What a try that was never answered left on the record is shown there already.
  const posted = refusal?.code === 'ALREADY_EXISTS'
  useEffect(() => {
    if (posted) outbox.discard(entry)
  }, [posted, entry])

  const edit = () => {
    const draft = readDraft(desk)
    keepDraft(desk, draft === '' ? value : `${draft}\n\n${value}`)
    outbox.discard(entry)
    dispatchEvent(new CustomEvent('assay:draft', { detail: desk.findingId }))
  }
  const said = refusal?.kind === 'Fault' ? t('comment.fault') : refusal?.message
  return (
    <article ref={place} className={classes.bubble} data-pending aria-busy={!(refusal || waiting) || undefined}>
      <header>
        <b>{t('comment.you')}</b>{' '}
        <span role="status" className={refusal ? classes.failed : waiting ? classes.waiting : classes.sending}>
          {said ?? t(waiting ? 'comment.waiting' : 'comment.sending')}
        </span>
        {refusal || waiting ? (
          <span className={classes.again}>
            <button type="button" onClick={() => void outbox.again(entry)}>
              {t('comment.retry')}
            </button>
            <button type="button" onClick={edit}>
              {t('comment.edit')}
            </button>
            <button type="button" onClick={() => outbox.discard(entry)}>
              {t('comment.discard')}
            </button>
          </span>
        ) : null}
      </header>
      <Markdown>{value}</Markdown>
    </article>
  )
}
