import { Button, Checkbox, NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { LineageUsage } from '../../generated/gql/graphql.ts'
import classes from './forms.module.css'

export type LineageDraft = { datasetVersionId: string; usage: LineageUsage }

const usages: readonly LineageUsage[] = ['TRAINING', 'TUNING', 'EVALUATION', 'GROUNDING']

type Props = {
  datasets: readonly { id: string; label: string; datasetName: string; carveOuts: string }[]
  lineage: readonly LineageDraft[]
  onChange: (lineage: readonly LineageDraft[]) => void
  onDataset: () => void
}

/** The dataset versions that a version leans on, and for what. */
export function LineageRows({ datasets, lineage, onChange, onDataset }: Props) {
  const { t } = useTranslation('engagements')
  return (
    <fieldset className={classes.rows}>
      <legend>{t('version.data')}</legend>
      {datasets.length === 0 ? <p className={classes.note}>{t('version.noData')}</p> : null}
      {datasets.map(({ id, label, datasetName, carveOuts }) => {
        const chosen = lineage.find(({ datasetVersionId }) => datasetVersionId === id)
        const without = lineage.filter(({ datasetVersionId }) => datasetVersionId !== id)
        return (
          <div key={id} className={classes.lineage}>
            <Checkbox
              label={`${datasetName} ${label}`}
              description={carveOuts ? t('carvedOut', { carveOuts }) : undefined}
              checked={chosen !== undefined}
              onChange={(event) =>
                onChange(
                  event.currentTarget.checked ? [...without, { datasetVersionId: id, usage: 'TRAINING' }] : without,
                )
              }
            />
            {chosen === undefined ? null : (
              <NativeSelect
                size="xs"
                aria-label={t('version.usageOf', { dataset: `${datasetName} ${label}` })}
                data={usages.map((value) => ({ value, label: t(`usage.${value}`) }))}
                value={chosen.usage}
                onChange={(event) => {
                  const usage = usages.find((each) => each === event.currentTarget.value) ?? 'TRAINING'
                  onChange(lineage.map((each) => (each === chosen ? { ...each, usage } : each)))
                }}
              />
            )}
          </div>
        )
      })}
      <div>
        <Button size="xs" variant="subtle" onClick={onDataset}>
          {t('dataset.open')}
        </Button>
      </div>
    </fieldset>
  )
}
