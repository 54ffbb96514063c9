import { Button, Menu } from '@mantine/core'
import { ListFilter } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { SeverityMark } from '../../ui/SeverityMark.tsx'
import { StatusMark } from '../../ui/StatusMark.tsx'
import { categories, type FindingQuery, handleOf, severities, statuses } from './finding-choices.ts'
import classes from './findings.module.css'
import type { Choices } from './use-choices.ts'

type Props = {
  query: Partial<FindingQuery>
  choices: Choices
  onChange: (change: Partial<FindingQuery>) => void
}
type Choice = { id: string; shown: ReactNode; on: boolean; change: Partial<FindingQuery> }

/** Adds and changes filters by pointing; everything here can be typed into the query box as well. */
export function FilterMenu({ query, choices, onChange }: Props) {
  const { t } = useTranslation(['findings', 'ui'])
  const { people, engagements } = choices

  const many = <Code extends string>(
    field: 'severity' | 'status' | 'category',
    codes: readonly Code[],
    show: (code: Code) => ReactNode,
  ): Choice[] => {
    const chosen = (query[field] ?? []) as readonly string[]
    return codes.map((code) => {
      const on = chosen.includes(code)
      const next = on ? chosen.filter((each) => each !== code) : [...chosen, code]
      const change = { [field]: next.length === 0 ? undefined : next } as Partial<FindingQuery>
      return { id: code, shown: show(code), on, change }
    })
  }
  const one = (field: 'owner' | 'engagement', value: string, shown: ReactNode): Choice => {
    const on = query[field] === value
    return { id: value, shown, on, change: { [field]: on ? undefined : value } }
  }
  const flag = (field: 'aiSpecific' | 'inProduction' | 'overdue', value: 'yes' | 'no', shown: string): Choice => {
    const on = query[field] === value
    return { id: `${field}-${value}`, shown, on, change: { [field]: on ? undefined : value } }
  }
  const soon = query.acceptance === '30'
  const groups: { id: 'severity' | 'status' | 'owner' | 'engagement' | 'category'; choices: Choice[] }[] = [
    { id: 'severity', choices: many('severity', severities, (each) => <SeverityMark severity={each} />) },
    { id: 'status', choices: many('status', statuses, (each) => <StatusMark status={each} />) },
    {
      id: 'owner',
      choices: [
        one('owner', 'me', t('owner.me')),
        one('owner', 'none', t('owner.none')),
        ...people.map((person) => one('owner', handleOf(person), person.name)),
      ],
    },
    { id: 'engagement', choices: engagements.map(({ key, name }) => one('engagement', key, `${key} ${name}`)) },
    { id: 'category', choices: many('category', categories, (each) => t(`category.${each}`)) },
  ]
  const flags: Choice[] = [
    flag('aiSpecific', 'yes', t('kind.ai')),
    flag('aiSpecific', 'no', t('kind.classical')),
    flag('inProduction', 'yes', t('field.inProduction')),
    flag('overdue', 'yes', t('field.overdue')),
    { id: 'acceptance', shown: t('acceptanceSoon'), on: soon, change: { acceptance: soon ? undefined : '30' } },
  ]
  const item = ({ id, shown, on, change }: Choice) => (
    <Menu.CheckboxItem key={id} checked={on} onChange={() => onChange(change)}>
      {shown}
    </Menu.CheckboxItem>
  )
  return (
    <Menu position="bottom-start" width={220}>
      <Menu.Target>
        <Button variant="subtle" color="gray" size="xs" leftSection={<ListFilter size={14} aria-hidden />}>
          {t('filter.add')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {groups.map(({ id, choices: each }) => (
          <Menu.Sub key={id} position="right-start">
            <Menu.Sub.Target>
              <Menu.Sub.Item>{t(`field.${id}`)}</Menu.Sub.Item>
            </Menu.Sub.Target>
            <Menu.Sub.Dropdown className={classes.choices}>{each.map(item)}</Menu.Sub.Dropdown>
          </Menu.Sub>
        ))}
        <Menu.Divider />
        {flags.map(item)}
      </Menu.Dropdown>
    </Menu>
  )
}
