import { Modal, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Kbd } from '../ui/Kbd.tsx'
import { setSingleKeys, useSingleKeys } from '../ui/single-keys.ts'
import classes from './KeyHelp.module.css'
import { keyHelp } from './keys.ts'
import { places } from './places.ts'

/** The keys of the product, and the switch for those without a modifier. */
export function KeyHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('app')
  const single = useSingleKeys()
  const sections = [
    { title: t('keys.everywhere'), rows: keyHelp.everywhere.map(([keys, name]) => [keys, t(`keys.${name}`)] as const) },
    { title: t('keys.list'), rows: keyHelp.list.map(([keys, name]) => [keys, t(`keys.${name}`)] as const) },
    { title: t('keys.go'), rows: places.map(({ key, name }) => [`g ${key}`, t(`nav.${name}`)] as const) },
  ]
  return (
    <Modal opened onClose={onClose} title={t('keys.title')} size="lg">
      <div className={classes.sections}>
        {sections.map((section) => (
          <section key={section.title}>
            <h3>{section.title}</h3>
            <dl>
              {section.rows.map(([keys, words]) => (
                <div key={keys}>
                  <dt>{words}</dt>
                  <dd>
                    <Kbd keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <Switch
        label={t('keys.single')}
        description={t('keys.singleNote')}
        checked={single}
        onChange={(event) => setSingleKeys(event.currentTarget.checked)}
      />
    </Modal>
  )
}
