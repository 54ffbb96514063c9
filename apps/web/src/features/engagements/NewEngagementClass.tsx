import { Radio, SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ActorRole } from '../../generated/gql/graphql.ts'
import { ClassFields } from './ClassFields.tsx'
import classes from './forms.module.css'
import type { Entry } from './new-entry.ts'

const tiers = [1, 2, 3, 4] as const
const actorRoles: readonly ActorRole[] = ['PROVIDER', 'DEPLOYER', 'BOTH']

type Props = {
  entry: Entry
  faults: Partial<Record<keyof Entry, string>>
  onChange: (fields: Partial<Entry>) => void
}

/** The second step: the class under the EU AI Act, our part in it, and how much hangs on the use case. */
export function NewEngagementClass({ entry, faults, onChange }: Props) {
  const { t } = useTranslation('engagements')
  const said = (field: keyof Entry) => (faults[field] ? t(`new.fault.${faults[field]}`) : undefined)
  return (
    <>
      <ClassFields
        value={entry}
        faults={{ riskClass: said('riskClass'), annexPoint: said('annexPoint'), rationale: said('rationale') }}
        onChange={onChange}
        later
      />
      <div className={classes.field}>
        <span className={classes.label} id="actor-role">
          {t('field.actorRole')}
        </span>
        <SegmentedControl
          aria-labelledby="actor-role"
          data={actorRoles.map((value) => ({ value, label: t(`actorRole.${value}`) }))}
          value={entry.actorRole}
          onChange={(value) => onChange({ actorRole: value as ActorRole })}
        />
      </div>
      <Radio.Group
        label={t('field.tier')}
        description={t('new.tierHint')}
        required
        value={entry.tier === null ? null : String(entry.tier)}
        onChange={(value) => onChange({ tier: tiers.find((each) => String(each) === value) ?? null })}
        error={said('tier')}
      >
        <div className={classes.choices}>
          {tiers.map((each) => (
            <Radio key={each} value={String(each)} className={classes.choice ?? ''} label={t(`tier.${each}`)} />
          ))}
        </div>
      </Radio.Group>
    </>
  )
}
