import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FilterChip, FilterChips } from '../../ui/FilterChips.tsx'
import { ActivityFilterMenu } from './ActivityFilterMenu.tsx'
import classes from './activity.module.css'
import { type ActivityQuery, type Choices, personOf } from './activity-filter.ts'
import { isGroup } from './kinds.ts'

type Props = { query: ActivityQuery; choices: Choices; onChange: (change: ActivityQuery) => void; onClear: () => void }

/** The filter in force, and what changes it; the address holds all of it. */
export function ActivityFilterBar({ query, choices, onChange, onClear }: Props) {
  const { t } = useTranslation('activity')
  const [typed, setTyped] = useState<string>()
  const chips: FilterChip[] = []
  const add = (id: 'kind' | 'actor' | 'engagement' | 'subject', text: string | undefined) => {
    if (text) chips.push({ id, field: t(`field.${id}`), text, value: text })
  }
  const [actor] = query.actor ?? []
  const [key] = query.engagement ?? []
  add('kind', query.kind?.map((name) => (isGroup(name) ? t(`group.${name}`) : name)).join(', '))
  add('actor', actor === 'me' ? t('me') : actor && (personOf(actor, choices)?.name ?? actor))
  add('engagement', key && `${key} ${choices.engagements.find((each) => each.key === key)?.name ?? ''}`.trim())
  add('subject', query.subject)

  const commit = () => {
    const subject = typed?.trim().toUpperCase()
    setTyped(undefined)
    if (subject !== undefined && subject !== (query.subject ?? '')) onChange({ subject: subject || undefined })
  }
  return (
    <div className={classes.bar}>
      <FilterChips chips={chips} onRemove={(id) => onChange({ [id]: undefined })} onClear={onClear}>
        <ActivityFilterMenu query={query} choices={choices} onChange={onChange} />
      </FilterChips>
      <div className={classes.fields}>
        <TextInput
          size="xs"
          className={classes.object}
          placeholder={t('subjectHint')}
          aria-label={t('field.subject')}
          value={typed ?? query.subject ?? ''}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={commit}
          onKeyDown={(event) => event.key === 'Enter' && commit()}
        />
        {(['from', 'to'] as const).map((end) => (
          <span key={end} className={classes.date}>
            <label htmlFor={`activity-${end}`}>{t(`field.${end}`)}</label>
            <TextInput
              id={`activity-${end}`}
              size="xs"
              type="date"
              value={query[end]?.slice(0, 10) ?? ''}
              onChange={(event) => onChange({ [end]: event.currentTarget.value || undefined })}
            />
          </span>
        ))}
      </div>
    </div>
  )
}
