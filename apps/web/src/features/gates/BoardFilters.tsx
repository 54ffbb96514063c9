import { Button, Menu } from '@mantine/core'
import { Check, ListFilter, Rows3 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { FilterChips } from '../../ui/FilterChips.tsx'
import { GateStateMark } from '../../ui/GateStateMark.tsx'
import classes from './board.module.css'
import type { BoardSearch } from './board-search.ts'
import { gateStates } from './board-search.ts'

type Props = {
  search: BoardSearch
  engagements: readonly { key: string; name: string }[]
  onChange: (change: Partial<BoardSearch>) => void
}

const toggled = <Value extends string>(list: readonly Value[] | undefined, value: Value): Value[] | undefined => {
  const next = list?.includes(value) ? list.filter((each) => each !== value) : [...(list ?? []), value]
  return next.length === 0 ? undefined : next
}

/** What of the board is shown, and how it is grouped; the address holds both. */
export function BoardFilters({ search, engagements, onChange }: Props) {
  const { t } = useTranslation('gates')
  const { state, engagement, overdue, liveWithoutApproval, alone, group } = search
  const nameOf = (key: string) => engagements.find((each) => each.key === key)?.name ?? key
  const chips = [
    ...(state ?? []).map((each) => ({
      id: `state:${each}`,
      field: t('filter.state'),
      value: <GateStateMark state={each} />,
      text: each,
    })),
    ...(engagement ?? []).map((each) => ({
      id: `engagement:${each}`,
      field: t('filter.engagement'),
      value: nameOf(each),
      text: each,
    })),
    ...(overdue ? [{ id: 'overdue', field: t('filter.only'), value: t('filter.overdue'), text: 'overdue' }] : []),
    ...(liveWithoutApproval
      ? [{ id: 'live', field: t('filter.only'), value: t('filter.live'), text: t('filter.live') }]
      : []),
    ...(alone ? [{ id: 'alone', field: t('filter.only'), value: t('filter.alone'), text: t('filter.alone') }] : []),
  ]
  const remove = (id: string) => {
    if (id === 'overdue') return onChange({ overdue: undefined })
    if (id === 'alone') return onChange({ alone: undefined })
    if (id === 'live') return onChange({ liveWithoutApproval: undefined })
    const value = id.slice(id.indexOf(':') + 1)
    if (id.startsWith('state:'))
      return onChange({ state: toggled(state, gateStates.find((each) => each === value) ?? 'READY') })
    return onChange({ engagement: toggled(engagement, value) })
  }
  const tick = (on: boolean) => (on ? <Check size={14} aria-hidden /> : <span className={classes.noTick} />)
  const clear = {
    state: undefined,
    engagement: undefined,
    overdue: undefined,
    liveWithoutApproval: undefined,
    alone: undefined,
  }
  return (
    <div className={classes.filters}>
      <FilterChips chips={chips} onRemove={remove} onClear={() => onChange(clear)}>
        <Menu closeOnItemClick={false} position="bottom-start">
          <Menu.Target>
            <Button size="xs" variant="subtle" color="gray" leftSection={<ListFilter size={14} aria-hidden />}>
              {t('filter.add')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
            <Menu.Item
              leftSection={tick(overdue !== undefined)}
              onClick={() => onChange({ overdue: overdue ? undefined : '1' })}
            >
              {t('filter.overdue')}
            </Menu.Item>
            <Menu.Item
              leftSection={tick(liveWithoutApproval !== undefined)}
              onClick={() => onChange({ liveWithoutApproval: liveWithoutApproval ? undefined : '1' })}
            >
              {t('filter.live')}
            </Menu.Item>
            <Menu.Item
              leftSection={tick(alone !== undefined)}
              onClick={() => onChange({ alone: alone ? undefined : '1' })}
            >
              {t('filter.alone')}
            </Menu.Item>
            <Menu.Label>{t('filter.state')}</Menu.Label>
            {gateStates.map((each) => (
              <Menu.Item
                key={each}
                leftSection={tick(state?.includes(each) ?? false)}
                onClick={() => onChange({ state: toggled(state, each) })}
              >
                <GateStateMark state={each} />
              </Menu.Item>
            ))}
            <Menu.Label>{t('filter.engagement')}</Menu.Label>
            {engagements.map(({ key, name }) => (
              <Menu.Item
                key={key}
                leftSection={tick(engagement?.includes(key) ?? false)}
                onClick={() => onChange({ engagement: toggled(engagement, key) })}
              >
                {name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </FilterChips>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button size="xs" variant="subtle" color="gray" leftSection={<Rows3 size={14} aria-hidden />}>
            {group === undefined ? t('group.none') : t(`group.by.${group}`)}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {([undefined, 'engagement', 'owner', 'risk'] as const).map((each) => (
            <Menu.Item
              key={each ?? 'none'}
              leftSection={tick(group === each)}
              onClick={() => onChange({ group: each })}
            >
              {each === undefined ? t('group.none') : t(`group.by.${each}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}
