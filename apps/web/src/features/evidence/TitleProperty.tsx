import { TextInput } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../graph/useCommand.ts'
import { Refusal } from '../../ui/Refusal.tsx'
import { ChangeEvidence } from './change-evidence.ts'
import classes from './evidence.module.css'
import type { EvidenceFacts } from './evidence-facts.ts'

/** The title, edited where it stands: a click opens it, Enter or leaving saves it, Esc leaves it as it was. */
export function TitleProperty({ evidence, readOnly }: { evidence: EvidenceFacts; readOnly: boolean }) {
  const { t } = useTranslation('evidence')
  const { id, title, version } = evidence
  const [draft, setDraft] = useState<string | null>(null)
  const [change, { pending, refusal, forget }] = useCommand(ChangeEvidence)
  if (readOnly) return <span>{title}</span>
  const save = async () => {
    const wanted = draft?.trim() ?? ''
    setDraft(null)
    if (wanted !== '' && wanted !== title) await change({ evidenceId: id, expectedVersion: version, title: wanted })
  }
  if (draft !== null) {
    return (
      <TextInput
        size="xs"
        aria-label={t('property.title')}
        value={draft}
        autoFocus
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={() => void save()}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key === 'Escape') {
            event.preventDefault()
            setDraft(null)
          } else if (event.key === 'Enter') void save()
        }}
      />
    )
  }
  return (
    <>
      <button
        type="button"
        className={classes.inPlace}
        aria-busy={pending || undefined}
        aria-label={`${t('property.title')}: ${title}`}
        onClick={() => {
          forget()
          setDraft(title)
        }}
      >
        {title}
      </button>
      {refusal ? <Refusal message={refusal.message} reasons={refusal.reasons} fields={refusal.fields} /> : null}
    </>
  )
}
