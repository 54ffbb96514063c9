import { useTranslation } from 'react-i18next'
import { LinkTo } from '../../ui/LinkTo.tsx'
import classes from './models.module.css'

export type Use = { id: string; label: string; modelName: string; engagement: { key: string; name: string } }

/** Where else a component is used: other versions, first those of other use cases. */
export function PartUses({ uses, here }: { uses: readonly Use[]; here: { id: string; engagementKey: string } }) {
  const { t } = useTranslation('models')
  const others = uses
    .filter(({ id }) => id !== here.id)
    .toSorted((one, other) => elsewhere(other, here.engagementKey) - elsewhere(one, here.engagementKey))
  if (others.length === 0) return null
  const useCases = new Set(others.map(({ engagement }) => engagement.key).filter((key) => key !== here.engagementKey))
  return (
    <details className={classes.uses}>
      <summary>
        {t('alsoIn', { count: others.length })}
        {useCases.size > 0 ? <b> {t('ofOtherUseCases', { count: useCases.size })}</b> : null}
      </summary>
      <ul>
        {others.map(({ id, label, modelName, engagement }) => (
          <li key={id}>
            <LinkTo href={`/e/${engagement.key}/v/${encodeURIComponent(label)}`}>
              {modelName} {label}
            </LinkTo>{' '}
            <span className={classes.faint}>{engagement.name}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}

const elsewhere = ({ engagement }: Use, key: string) => Number(engagement.key !== key)
