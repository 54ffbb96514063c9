import { useTranslation } from 'react-i18next'
import type { Grouping } from './board.ts'

/** How a lane is called: a tier with its class, an owner, or a use case. */
export function useGroupTitle(grouping: Grouping | undefined): (title: string | null) => string | null {
  const { t } = useTranslation('gates')
  return (title) => {
    if (title === null) return null
    if (grouping === 'owner' && title === 'nobody') return t('group.nobody')
    if (grouping !== 'risk') return title
    const [tier, riskClass] = title.split('|')
    return t('group.tier', { tier, riskClass: t(`riskClass.${riskClass ?? 'UNCLASSIFIED'}`) })
  }
}
