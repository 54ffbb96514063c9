import { Button, Menu } from '@mantine/core'
import { Check, ListFilter } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import classes from './activity.module.css'
import { type ActivityQuery, type Choices, handleOf } from './activity-filter.ts'
import { groupNames } from './kinds.ts'

type Props = { query: ActivityQuery; choices: Choices; onChange: (change: ActivityQuery) => void }
type Choice = { id: string; label: string; on: boolean; change: ActivityQuery }

/** Adds and changes filters: what about, by whom, in which engagement, of which object, between which days. */
export function ActivityFilterMenu({ query, choices, onChange }: Props) {
  const { t } = useTranslation('activity')
  const kinds = query.kind ?? []
  const one = (field: 'actor' | 'engagement', value: string, label: string): Choice => {
    const on = query[field]?.[0] === value
    return { id: value, label, on, change: { [field]: on ? undefined : [value] } }
  }
  const groups: { id: 'kind' | 'actor' | 'engagement'; choices: Choice[] }[] = [
    {
      id: 'kind',
      choices: groupNames.map((group) => {
        const on = kinds.includes(group)
        const next = on ? kinds.filter((each) => each !== group) : [...kinds, group]
        return { id: group, label: t(`group.${group}`), on, change: { kind: next.length === 0 ? undefined : next } }
      }),
    },
    {
      id: 'actor',
      choices: [
        one('actor', 'me', t('me')),
        ...choices.people.map((person) => one('actor', handleOf(person), person.name)),
      ],
    },
    {
      id: 'engagement',
      choices: choices.engagements.map(({ key, name }) => one('engagement', key, `${key} ${name}`)),
    },
  ]
  return (
    <Menu position="bottom-start" width={220}>
      <Menu.Target>
        <Button variant="subtle" color="gray" size="xs" leftSection={<ListFilter size={14} aria-hidden />}>
          {t('filter')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {groups.map(({ id, choices: each }) => (
          <Menu.Sub key={id} position="right-start">
            <Menu.Sub.Target>
              <Menu.Sub.Item>{t(`field.${id}`)}</Menu.Sub.Item>
            </Menu.Sub.Target>
            <Menu.Sub.Dropdown className={classes.choices}>
              {each.map((choice) => (
                <Menu.Item
                  key={choice.id}
                  role="menuitemcheckbox"
                  aria-checked={choice.on}
                  closeMenuOnClick={false}
                  onClick={() => onChange(choice.change)}
                  rightSection={choice.on ? <Check size={14} aria-hidden /> : null}
                >
                  {choice.label}
                </Menu.Item>
              ))}
            </Menu.Sub.Dropdown>
          </Menu.Sub>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
