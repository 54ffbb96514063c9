import { ArrowRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import classes from './activity.module.css'
import { spokenField, spokenValue } from './spoken-value.ts'

type Props = {
  changes: readonly { field: string; from: string | null; to: string | null }[]
  /** What the sentence says already. */
  said: readonly (string | undefined)[]
  nameOf: (memberId: string) => string | undefined
}

const most = 6

/** What changed, field by field: what it was, and what it became. */
export function FactChanges({ changes: all, said, nameOf }: Props) {
  const { t, i18n } = useTranslation('activity')
  const changes = all.filter(
    ({ from, to }) => (from !== null && to !== null) || !said.some((word) => word === (from ?? to)),
  )
  if (changes.length === 0) return null
  const say = (value: string) =>
    i18n.exists(`activity:value.${value}`) ? t(`value.${value}`) : spokenValue(value, nameOf)
  const name = (field: string) =>
    i18n.exists(`activity:changedField.${field}`) ? t(`changedField.${field}`) : spokenField(field)
  return (
    <dl className={classes.changes}>
      {changes.slice(0, most).map(({ field, from, to }) => (
        <div key={field}>
          <dt>{name(field)}</dt>
          <dd>
            {from === null && to === null ? t('changed') : null}
            {from === null ? null : <del>{say(from)}</del>}
            {from === null ? null : <ArrowRight size={12} aria-hidden />}
            {to === null ? from === null ? null : <span>{t('none')}</span> : <ins>{say(to)}</ins>}
          </dd>
        </div>
      ))}
      {changes.length > most ? (
        <div>
          <dt>{t('moreChanges', { count: changes.length - most })}</dt>
          <dd>…</dd>
        </div>
      ) : null}
    </dl>
  )
}
