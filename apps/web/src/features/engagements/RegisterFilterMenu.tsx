import { Button, Menu } from '@mantine/core'
import { Check, ListFilter } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RegisterSearch } from '../../app/search-params.ts'
import { ClassMark, type RiskClass } from '../../ui/ClassMark.tsx'
import { type EngagementLife, LifeMark } from '../../ui/LifeMark.tsx'
import classes from './engagements.module.css'

const riskClasses: readonly (RiskClass | 'NONE')[] = [
  'PROHIBITED',
  'HIGH_ANNEX_I',
  'HIGH_ANNEX_III',
  'EXEMPT_6_3',
  'NOT_HIGH',
  'NONE',
]
const statuses: readonly EngagementLife[] = [
  'DRAFT',
  'CLASSIFIED',
  'SCOPE_CHANGE',
  'BLOCKED',
  'APPROVED',
  'LIVE',
  'SUSPENDED',
  'RECLASSIFY',
  'RETIRING',
  'RETIRED',
]

type Props = {
  search: RegisterSearch
  owners: readonly { id: string; name: string }[]
  onChange: (change: Partial<RegisterSearch>) => void
}
type Choice = { id: string; shown: ReactNode; on: boolean; change: Partial<RegisterSearch> }

/** Adds and changes the register's filters. */
export function RegisterFilterMenu({ search, owners, onChange }: Props) {
  const { t } = useTranslation('engagements')
  const many = (field: 'classification' | 'tier' | 'status', value: string, shown: ReactNode): Choice => {
    const chosen = search[field] ?? []
    const on = chosen.includes(value)
    const next = on ? chosen.filter((each) => each !== value) : [...chosen, value]
    return { id: value, shown, on, change: { [field]: next.length === 0 ? undefined : next } }
  }
  const one = (field: 'owner' | 'blocked', value: string, shown: ReactNode): Choice => {
    const on = search[field] === value
    return { id: value, shown, on, change: { [field]: on ? undefined : value } }
  }
  const groups: { label: string; choices: Choice[] }[] = [
    {
      label: t('field.class'),
      choices: riskClasses.map((each) =>
        many('classification', each, <ClassMark riskClass={each === 'NONE' ? null : each} />),
      ),
    },
    { label: t('field.tier'), choices: ['1', '2', '3', '4'].map((each) => many('tier', each, t(`tier.${each}`))) },
    { label: t('field.status'), choices: statuses.map((each) => many('status', each, <LifeMark life={each} />)) },
    {
      label: t('field.owner'),
      choices: [one('owner', 'none', t('nobody')), ...owners.map(({ id, name }) => one('owner', id, name))],
    },
    {
      label: t('field.gate'),
      choices: [one('blocked', 'yes', t('blockedFilter.yes')), one('blocked', 'no', t('blockedFilter.no'))],
    },
  ]
  return (
    <Menu position="bottom-start" width={200}>
      <Menu.Target>
        <Button variant="subtle" color="gray" size="xs" leftSection={<ListFilter size={14} aria-hidden />}>
          {t('filter')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {groups.map(({ label, choices }) => (
          <Menu.Sub key={label} position="right-start">
            <Menu.Sub.Target>
              <Menu.Sub.Item>{label}</Menu.Sub.Item>
            </Menu.Sub.Target>
            <Menu.Sub.Dropdown className={classes.choices ?? ''}>
              {choices.map(({ id, shown, on, change }) => (
                <Menu.Item
                  key={id}
                  role="menuitemcheckbox"
                  aria-checked={on}
                  closeMenuOnClick={false}
                  onClick={() => onChange(change)}
                  rightSection={on ? <Check size={14} aria-hidden /> : null}
                >
                  {shown}
                </Menu.Item>
              ))}
            </Menu.Sub.Dropdown>
          </Menu.Sub>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
