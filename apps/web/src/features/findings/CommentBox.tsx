import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTyping } from '../../live/presence.ts'
import { TypingLine } from '../../live/TypingLine.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import classes from './comments.module.css'
import { type Desk, keepDraft, readDraft } from './drafts.ts'
import { postComment } from './post-comment.ts'
import { submitOnModEnter } from './submit-on-mod-enter.ts'
import { usePermission } from './use-permission.ts'

/** Where one writes a comment, in Markdown. What is written stays through a reload until it is posted. */
export function CommentBox({ desk, findingKey }: { desk: Desk; findingKey: string }) {
  const { findingId } = desk
  const { t } = useTranslation('findings')
  const { allowed, reason } = usePermission('COMMENT', findingId)
  const typing = useTyping()
  const [body, setBody] = useState(() => readDraft(desk))
  const restored = useRef(() => setBody(readDraft(desk)))
  useEffect(() => {
    const restore = (event: Event) => {
      if (event instanceof CustomEvent && event.detail === findingId) restored.current()
    }
    addEventListener('assay:draft', restore)
    return () => removeEventListener('assay:draft', restore)
  }, [findingId])

  const change = (text: string) => {
    if (text.trim() === '') typing.stopped()
    else typing.typed()
    setBody(text)
    keepDraft(desk, text)
  }
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (body.trim() === '') return
    postComment({ id: findingId, key: findingKey }, body.trim(), t('comment.on', { key: findingKey }))
    change('')
  }
  if (!allowed) {
    return (
      <p className={classes.barred} role="note">
        {reason}
      </p>
    )
  }
  return (
    <form className={classes.box} onSubmit={handleSubmit} onKeyDown={submitOnModEnter}>
      <Textarea
        aria-label={t('comment.label')}
        placeholder={t('comment.placeholder')}
        minRows={1}
        maxRows={12}
        value={body}
        onChange={(event) => change(event.currentTarget.value)}
        onKeyDown={(event) => {
          // Esc leaves the text and not the finding.
          if (event.key !== 'Escape') return
          event.preventDefault()
          event.currentTarget.blur()
        }}
      />
      <div className={classes.send}>
        <TypingLine subject={findingId} className={classes.typing} />
        {body === '' ? null : (
          <>
            <span className={classes.hint}>{t('markdown')}</span>
            <Kbd keys="⌘+↵" />
            <Button type="submit" size="xs" disabled={body.trim() === ''}>
              {t('comment.send')}
            </Button>
          </>
        )}
      </div>
    </form>
  )
}
