import { Switch } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { href } from '../../ui/href.ts'
import { Tabs } from '../../ui/Tabs.tsx'
import { type Row, type Shown, shownRows } from './matrix.ts'
import classes from './raci.module.css'

type Props = { rows: readonly Row[]; scope: Shown['scope']; gaps: Shown['gaps'] }

/** The parts of the matrix, and the switch that leaves only what needs somebody. */
export function RaciTabs({ rows, scope, gaps }: Props) {
  const { t } = useTranslation('raci')
  const router = useRouter()
  const part = (each: Shown['scope'], label: string) => ({
    label,
    href: href('/raci', { scope: each, gaps }),
    count: shownRows(rows, { scope: each, gaps }).length,
    current: scope === each,
  })
  return (
    <div className={classes.tabs}>
      <Tabs
        label={t('scope.name')}
        tabs={[
          part(undefined, t('scope.all')),
          part('layers', t('scope.layers')),
          part('gates', t('scope.gates')),
          part('controls', t('scope.controls')),
        ]}
      />
      <Switch
        label={t('gaps')}
        checked={gaps !== undefined}
        onChange={() => router.history.push(href('/raci', { scope, gaps: gaps === undefined ? 'only' : undefined }))}
      />
    </div>
  )
}
