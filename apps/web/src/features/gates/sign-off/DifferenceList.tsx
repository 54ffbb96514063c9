import { useTranslation } from 'react-i18next'
import type { ConflictingValue } from '../../../graph/refusal.ts'
import classes from '../gate.module.css'

const spoken = (value: string) => value.replaceAll('_', ' ').toLowerCase()

/** What became different since the signer looked, as the server tells it: what they saw, and what stands now. */
export function DifferenceList({ values }: { values: readonly ConflictingValue[] }) {
  const { t } = useTranslation('gates')
  const shown = values.filter(({ field }) => field !== 'version')
  if (shown.length === 0) return null
  return (
    <ul className={classes.difference}>
      {shown.map(({ field, yours, theirs }) => {
        const [kind = '', key = '', part = ''] = field.split('.')
        return (
          <li key={field}>
            <b>{t(`differs.${part === '' ? kind : `${kind}_${part}`}`, { key, defaultValue: field })}</b>
            <del>{spoken(yours)}</del> <ins>{spoken(theirs)}</ins>
          </li>
        )
      })}
    </ul>
  )
}
