import '@mantine/spotlight/styles.layer.css'
import { createSpotlight, Spotlight } from '@mantine/spotlight'
import { Search } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

export type PaletteAction = {
  id: string
  label: string
  group: string
  /** Shown small under the label, and searched. */
  note?: string | undefined
  icon?: ReactNode
  onRun: () => void
}
type Props = {
  actions: readonly PaletteAction[]
  /** Told what is typed, so that the record can be searched too. */
  onSearch?: ((text: string) => void) | undefined
  onClose: () => void
}

const [store, palette] = createSpotlight()

/** Search, jump or act, by typing. It opens when it is mounted. */
export function Palette({ actions, onSearch, onClose }: Props) {
  const { t } = useTranslation('app')
  const [query, setQuery] = useState('')
  useEffect(() => palette.open(), [])
  const groups = Map.groupBy(actions, (action) => action.group)
  return (
    <Spotlight
      store={store}
      shortcut={null}
      attributes={{ content: { 'aria-label': t('palette.open') } }}
      query={query}
      onQueryChange={(text) => {
        setQuery(text)
        onSearch?.(text)
      }}
      onSpotlightClose={onClose}
      actions={[...groups].map(([group, each]) => ({
        group,
        actions: each.map(({ id, label, note, icon, onRun }) => ({
          id,
          label,
          ...(note ? { description: note } : {}),
          leftSection: icon,
          onClick: onRun,
        })),
      }))}
      limit={12}
      scrollable
      overlayProps={{ blur: 0 }}
      styles={{ search: { outline: 'none' }, content: { border: '1px solid var(--line-strong)' } }}
      maxHeight={420}
      nothingFound={t('palette.nothing')}
      searchProps={{
        leftSection: <Search size={16} aria-hidden />,
        placeholder: t('palette.placeholder'),
        'aria-label': t('palette.open'),
      }}
    />
  )
}
