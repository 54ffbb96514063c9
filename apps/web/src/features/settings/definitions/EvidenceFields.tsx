import { ActionIcon, Button, NativeSelect } from '@mantine/core'
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { conditions } from './choices.ts'
import { type DefinitionDraft, moved } from './definition-draft.ts'
import classes from './definitions.module.css'

type Evidence = DefinitionDraft['requiredEvidence']
type Props = {
  evidence: Evidence
  types: readonly { code: string; name: string }[]
  onChange: (evidence: Evidence) => void
}

/** What a gate asks for, in the order of its checklist, and of which use cases. */
export function EvidenceFields({ evidence, types, onChange }: Props) {
  const { t } = useTranslation('settings')
  const left = types.filter(({ code }) => !evidence.some(({ type }) => type === code))
  const [chosen, setChosen] = useState('')
  const next = left.find(({ code }) => code === chosen) ?? left[0]
  const nameOf = (code: string) => types.find((type) => type.code === code)?.name ?? code
  return (
    <>
      <ol className={classes.fields}>
        {evidence.map(({ type, when }, index) => (
          <li key={type}>
            <span className={classes.grow}>{nameOf(type)}</span>
            <NativeSelect
              aria-label={t('definitions.askedOf', { name: nameOf(type) })}
              data={[
                { value: '', label: t('definitions.when.ALWAYS') },
                ...conditions.map((each) => ({ value: each, label: t(`definitions.when.${each}`) })),
              ]}
              value={when ?? ''}
              onChange={(event) => {
                const to = conditions.find((each) => each === event.currentTarget.value) ?? null
                onChange(evidence.map((each) => (each.type === type ? { type, when: to } : each)))
              }}
            />
            <span className={classes.tools}>
              <ActionIcon
                aria-label={t('definitions.up', { name: nameOf(type) })}
                disabled={index === 0}
                onClick={() => onChange(moved(evidence, index, index - 1))}
              >
                <ArrowUp size={14} aria-hidden />
              </ActionIcon>
              <ActionIcon
                aria-label={t('definitions.down', { name: nameOf(type) })}
                disabled={index === evidence.length - 1}
                onClick={() => onChange(moved(evidence, index, index + 1))}
              >
                <ArrowDown size={14} aria-hidden />
              </ActionIcon>
              <ActionIcon
                aria-label={t('definitions.remove', { name: nameOf(type) })}
                onClick={() => onChange(evidence.filter((each) => each.type !== type))}
              >
                <Trash2 size={14} aria-hidden />
              </ActionIcon>
            </span>
          </li>
        ))}
      </ol>
      {next ? (
        <div className={classes.adding}>
          <NativeSelect
            aria-label={t('definitions.evidenceToAdd')}
            data={left.map(({ code, name }) => ({ value: code, label: name }))}
            value={next.code}
            onChange={(event) => setChosen(event.currentTarget.value)}
          />
          <Button
            variant="default"
            leftSection={<Plus size={14} aria-hidden />}
            onClick={() => onChange([...evidence, { type: next.code, when: null }])}
          >
            {t('definitions.addEvidence')}
          </Button>
        </div>
      ) : null}
    </>
  )
}
