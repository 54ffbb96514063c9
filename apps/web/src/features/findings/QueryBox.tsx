import { CloseButton, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { Search } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Kbd } from '../../ui/Kbd.tsx'
import { useKeys } from '../../ui/useKeys.ts'
import type { FindingQuery } from './finding-choices.ts'
import { namesField, readFindingQuery } from './finding-query.ts'
import classes from './findings.module.css'

type Props = {
  /** The words that are searched for now. */
  q: string
  /** A chip that is opened for change is handed over as text. */
  draft: { text: string } | null
  onQuery: (change: Partial<FindingQuery>) => void
}

/** The filter as a text: words are searched for while they are typed, fields become chips on Enter. */
export function QueryBox({ q, draft, onQuery }: Props) {
  const { t } = useTranslation('findings')
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(q)
  const [unread, setUnread] = useState<readonly string[]>([])
  // What comes back from the address is what was typed here, some keys ago: it must not undo the keys since.
  const sent = useRef(q)
  useEffect(() => {
    if (q !== sent.current) setText(q)
    sent.current = q
  }, [q])
  useEffect(() => {
    if (draft === null) return
    setText(draft.text)
    input.current?.focus()
  }, [draft])
  useKeys({
    '/': (event) => {
      event.preventDefault()
      input.current?.focus()
      input.current?.select()
    },
  })
  const query = (change: Partial<FindingQuery>) => {
    sent.current = change.q ?? ''
    onQuery(change)
  }
  const search = useDebouncedCallback((words: string) => query({ q: words.trim() || undefined }), 200)

  function handleChange(next: string) {
    setText(next)
    setUnread([])
    if (namesField(next)) search.cancel()
    else search(next)
  }
  function apply() {
    const { filter, unread: left } = readFindingQuery(text)
    setUnread(left)
    setText([...left, filter.q ?? ''].filter(Boolean).join(' '))
    search.cancel()
    query({ q: undefined, ...filter })
  }
  function handleKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter') {
      event.preventDefault()
      apply()
      if (readFindingQuery(text).unread.length === 0) input.current?.blur()
    }
    if (event.key === 'Escape') {
      event.preventDefault()
      input.current?.blur()
    }
  }
  const clear = () => {
    setText('')
    setUnread([])
    search.cancel()
    query({ q: undefined })
  }
  return (
    <TextInput
      ref={input}
      className={classes.query}
      type="text"
      aria-label={t('query.label')}
      placeholder={t('query.placeholder')}
      value={text}
      onChange={(event) => handleChange(event.currentTarget.value)}
      onKeyDown={handleKeyDown}
      error={unread.length > 0 ? t('query.unread', { parts: unread.join(', ') }) : undefined}
      leftSection={<Search size={14} aria-hidden />}
      rightSection={
        text === '' ? <Kbd keys="/" /> : <CloseButton size="sm" aria-label={t('query.clear')} onClick={clear} />
      }
      autoComplete="off"
      spellCheck={false}
    />
  )
}
