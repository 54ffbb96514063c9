import type { TFunction } from 'i18next'
import type { FilterChip } from '../../ui/FilterChips.tsx'
import { SeverityMark } from '../../ui/SeverityMark.tsx'
import { StatusMark } from '../../ui/StatusMark.tsx'
import { type FindingQuery, handleOf } from './finding-choices.ts'
import classes from './findings.module.css'
import type { Choices } from './use-choices.ts'

type Said = TFunction<['findings', 'ui']>

/** The filter of the address as chips; the searched words stay in the query box. */
export function chipsOf(query: Partial<FindingQuery>, { people, engagements }: Choices, t: Said): FilterChip[] {
  const chips: FilterChip[] = []
  const add = (id: keyof FindingQuery, text: string | undefined, value: FilterChip['value'] = text) => {
    if (text) chips.push({ id, field: t(`field.${id}`), text, value })
  }
  const { severity, status, category, owner } = query
  add(
    'severity',
    severity?.map((each) => t(`ui:severity.${each}`)).join(', '),
    <span className={classes.marks}>
      {severity?.map((each) => (
        <SeverityMark key={each} severity={each} bare={severity.length > 2} />
      ))}
    </span>,
  )
  add(
    'status',
    status?.map((each) => t(`ui:status.${each}`)).join(', '),
    <span className={classes.marks}>
      {status?.map((each) => (
        <StatusMark key={each} status={each} bare={status.length > 2} />
      ))}
    </span>,
  )
  const engagement = engagements.find(({ key }) => key === query.engagement)
  add('engagement', engagement ? `${engagement.key} ${engagement.name}` : query.engagement)
  add('version', query.version && t('oneVersion'))
  const person = people.find((each) => each.id === owner || handleOf(each) === owner)
  add('owner', owner === 'me' ? t('owner.me') : owner === 'none' ? t('owner.none') : (person?.name ?? owner))
  add('category', category?.map((each) => t(`category.${each}`)).join(', '))
  add('source', query.source)
  add('label', query.label)
  add('cwe', query.cwe && `CWE-${query.cwe}`)
  add('aiSpecific', query.aiSpecific && t(query.aiSpecific === 'yes' ? 'kind.ai' : 'kind.classical'))
  add('inProduction', query.inProduction && t(`yesNo.${query.inProduction}`))
  add('overdue', query.overdue && t(`yesNo.${query.overdue}`))
  add('acceptance', query.acceptance && t('withinDays', { count: Number(query.acceptance) }))
  return chips
}
