import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import classes from './detail.module.css'
import type { Person } from './finding-choices.ts'

const TimelineFact_activity = graphql(`
  fragment TimelineFact_activity on Activity {
    id
    kind
    at
    reason
    actor { id name type }
    changes { field from to }
    modelVersion { id label modelName }
  }
`)

type Props = { activity: FragmentType<typeof TimelineFact_activity>; people: readonly Person[] }

/** The changes that are told with both values. */
const spokenFields: Record<string, 'status' | 'severity' | 'owner' | 'subject'> = {
  status: 'status',
  severity: 'severity',
  owner: 'owner',
  subjectStatus: 'subject',
}

/** One fact of the log as a sentence, with its reason. */
export function TimelineFact({ people, ...props }: Props) {
  const { t } = useTranslation(['findings', 'ui'])
  const { kind, at, reason, actor, changes, modelVersion } = readFragment(TimelineFact_activity, props.activity)
  const change = changes.find(({ field }) => field in spokenFields)
  const words =
    kind === 'finding.created'
      ? t('timeline.created')
      : kind.startsWith('finding.') && change !== undefined
        ? t(`timeline.${spokenFields[change.field] ?? 'status'}`, {
            from: spoken(change.field, change.from),
            to: spoken(change.field, change.to),
            where: modelVersion ? `${modelVersion.modelName} ${modelVersion.label}` : t('timeline.itsSubject'),
          })
        : t(`timeline.kind.${kind.replace('.', '-')}`, { defaultValue: kind })

  function spoken(field: string, value: string | null | undefined): string {
    if (value === null || value === undefined) return t('owner.none')
    if (field === 'status') return t(`ui:status.${value as 'OPEN'}`)
    if (field === 'severity') return t(`ui:severity.${value as 'HIGH'}`)
    if (field === 'subjectStatus') return t(`subjects.${value as 'FIXED'}`)
    return people.find(({ id }) => id === btoa(`Membership:${value}`))?.name ?? t('timeline.somebody')
  }
  return (
    <div className={classes.fact}>
      <p>
        <b>{actor.name}</b> {words} <RelativeTime at={at} />
      </p>
      {reason ? <p className={classes.reason}>{reason}</p> : null}
    </div>
  )
}
