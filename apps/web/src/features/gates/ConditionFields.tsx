import { useQuery } from '@apollo/client/react'
import { ActionIcon, Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { Plus, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { type DraftCondition, newCondition } from './conditions.ts'
import classes from './gate.module.css'

const ConditionOwners = graphql(`
  query ConditionOwners {
    members { id name status }
  }
`)

type Props = { conditions: readonly DraftCondition[]; onChange: (conditions: DraftCondition[]) => void }

/** What an approval is tied to: each condition says what, who sees to it, and until when. */
export function ConditionFields({ conditions, onChange }: Props) {
  const { t } = useTranslation('gates')
  const { data } = useQuery(ConditionOwners)
  const members = data?.members.filter(({ status }) => status === 'ACTIVE') ?? []
  const options = [
    { value: '', label: t('conditions.choose') },
    ...members.map(({ id, name }) => ({ value: id, label: name })),
  ]
  const change = (key: string, to: Partial<DraftCondition>) =>
    onChange(conditions.map((each) => (each.key === key ? { ...each, ...to } : each)))
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
  return (
    <fieldset className={classes.fieldset}>
      <legend>{t('conditions.title')}</legend>
      {conditions.map(({ key, text, ownerId, expires }, at) => (
        <div key={key} className={classes.condition}>
          <Textarea
            aria-label={t('conditions.text', { number: at + 1 })}
            placeholder={t('conditions.example')}
            autosize
            minRows={2}
            required
            value={text}
            onChange={(event) => change(key, { text: event.currentTarget.value })}
          />
          <div className={classes.conditionLine}>
            <NativeSelect
              aria-label={t('conditions.owner', { number: at + 1 })}
              data={options}
              value={ownerId ?? ''}
              onChange={(event) => change(key, { ownerId: event.currentTarget.value || null })}
            />
            <TextInput
              aria-label={t('conditions.expires', { number: at + 1 })}
              type="date"
              min={tomorrow}
              value={expires}
              onChange={(event) => change(key, { expires: event.currentTarget.value })}
            />
            {conditions.length > 1 ? (
              <ActionIcon
                aria-label={t('conditions.remove', { number: at + 1 })}
                onClick={() => onChange(conditions.filter((each) => each.key !== key))}
              >
                <Trash2 size={14} aria-hidden />
              </ActionIcon>
            ) : null}
          </div>
        </div>
      ))}
      <Button
        size="xs"
        variant="subtle"
        color="gray"
        leftSection={<Plus size={14} aria-hidden />}
        onClick={() => onChange([...conditions, newCondition()])}
      >
        {t('conditions.add')}
      </Button>
    </fieldset>
  )
}
