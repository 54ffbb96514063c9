import { useTranslation } from 'react-i18next'
import classes from './AlsoViewing.module.css'
import { PresentAt } from './PresentAt.tsx'
import { useOthers } from './presence.ts'
import type { Spot } from './presence-store.ts'

/** Who else looks at this, said in the head of an object's page. */
export function AlsoViewing({ spot }: { spot: Spot }) {
  const { t } = useTranslation('app')
  if (useOthers(spot).length === 0) return null
  return (
    <span className={classes.also}>
      <PresentAt spot={spot} />
      <span aria-hidden>{t('presence.also')}</span>
    </span>
  )
}
