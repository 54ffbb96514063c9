import { SegmentedControl, Switch, useMantineColorScheme } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { setSingleKeys, useSingleKeys } from '../../ui/single-keys.ts'
import classes from './settings.module.css'

const schemes = ['light', 'dark', 'auto'] as const

/** Theme and keys, for this browser. */
export function LookSettings() {
  const { t } = useTranslation('settings')
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const single = useSingleKeys()
  return (
    <section>
      <SectionHead title={t('profile.look')} />
      <div className={classes.setting}>
        <span id="settings-theme">{t('profile.theme')}</span>
        <SegmentedControl
          aria-labelledby="settings-theme"
          value={colorScheme}
          onChange={(next) => {
            const scheme = schemes.find((each) => each === next)
            if (scheme) setColorScheme(scheme)
          }}
          data={schemes.map((scheme) => ({ value: scheme, label: t(`profile.${scheme}`) }))}
        />
      </div>
      <div className={classes.setting}>
        <Switch
          label={t('profile.single')}
          description={t('profile.singleWhy')}
          checked={single}
          onChange={(event) => setSingleKeys(event.currentTarget.checked)}
        />
      </div>
    </section>
  )
}
