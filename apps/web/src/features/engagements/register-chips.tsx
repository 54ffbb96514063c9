import type { TFunction } from 'i18next'
import type { RegisterSearch } from '../../app/search-params.ts'
import type { RiskClass } from '../../ui/ClassMark.tsx'
import type { FilterChip } from '../../ui/FilterChips.tsx'
import type { Life } from '../../ui/LifeMark.tsx'

type Said = TFunction<['engagements', 'ui']>

/** The register's filter as chips; the searched words stay in their box. */
export function registerChips(
  search: RegisterSearch,
  owners: readonly { id: string; name: string }[],
  t: Said,
): FilterChip[] {
  const chips: FilterChip[] = []
  const add = (id: keyof RegisterSearch, field: string, text: string | undefined) => {
    if (text) chips.push({ id, field, text, value: text })
  }
  add(
    'classification',
    t('field.class'),
    search.classification?.map((each) => t(`ui:riskClass.${each as RiskClass}`)).join(', '),
  )
  add('tier', t('field.tier'), search.tier?.join(', '))
  add('status', t('field.status'), search.status?.map((each) => t(`ui:life.${each as Life}`)).join(', '))
  const owner = search.owner === 'none' ? t('nobody') : owners.find(({ id }) => id === search.owner)?.name
  add('owner', t('field.owner'), search.owner && (owner ?? search.owner))
  add('blocked', t('field.gate'), search.blocked && t(`blockedFilter.${search.blocked}`))
  return chips
}
