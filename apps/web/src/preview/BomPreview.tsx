import { useTranslation } from 'react-i18next'
import { PlainTable } from './PlainTable.tsx'
import classes from './preview.module.css'
import type { Bom } from './read-bom.ts'

/** A CycloneDX bill of materials: what it names, and what is known to be wrong with that. */
export function BomPreview({ bom }: { bom: Bom }) {
  const { t } = useTranslation('preview')
  const { version, components, vulnerabilities } = bom
  return (
    <div className={classes.stack}>
      <p className={classes.note}>
        {t('bom.summary', { version, components: components.length, vulnerabilities: vulnerabilities.length })}
      </p>
      <PlainTable
        caption={t('bom.vulnerabilities')}
        heads={[t('bom.id'), t('bom.severity'), t('bom.affects'), t('bom.state')]}
        rows={vulnerabilities.map(({ id, severity, affects, state }) => [id, severity, affects, state])}
      />
      <PlainTable
        caption={t('bom.components')}
        heads={[t('bom.name'), t('bom.version'), t('bom.type'), t('bom.licences'), t('bom.digest')]}
        rows={components.map((each) => [each.name, each.version, each.type, each.licences, each.digest.slice(0, 24)])}
      />
    </div>
  )
}
