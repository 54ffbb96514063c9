import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'

type Props = {
  versions: readonly { id: string; label: string; modelName: string }[]
  /** The label of the version that is compared with. */
  value: string | null
  onChange: (label: string | null) => void
}

/** Chooses the version that this one is compared with; clearing it ends the comparison. */
export function CompareSelect({ versions, value, onChange }: Props) {
  const { t } = useTranslation('models')
  const labels = new Map(versions.map(({ label, modelName }) => [label, `${modelName} ${label}`]))
  return (
    <Select
      w={220}
      aria-label={t('compare')}
      placeholder={t('compare')}
      data={[...labels].map(([label, name]) => ({ value: label, label: name }))}
      value={value}
      onChange={onChange}
      clearable
      clearButtonProps={{ 'aria-label': t('endCompare') }}
    />
  )
}
