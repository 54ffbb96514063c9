import { useTranslation } from 'react-i18next'
import { ClassMark } from '../../ui/ClassMark.tsx'
import { PropertyList } from '../../ui/PropertyList.tsx'
import classes from './forms.module.css'
import type { Entry } from './new-entry.ts'
import type { People } from './use-people.ts'

/** The last step: the entry as it will stand in the register, and what happens then. */
export function NewEngagementSummary({ entry, people }: { entry: Entry; people: People }) {
  const { t } = useTranslation('engagements')
  const owner = people.people.find(({ id }) => id === (entry.ownerId ?? people.me))
  const riskClass = entry.riskClass === 'LATER' ? null : entry.riskClass
  const isStrict =
    entry.tier === 1 || riskClass === 'PROHIBITED' || riskClass === 'HIGH_ANNEX_I' || riskClass === 'HIGH_ANNEX_III'
  return (
    <>
      <PropertyList
        properties={[
          { label: t('field.name'), value: <b>{entry.name.trim()}</b> },
          ...(entry.purpose.trim() === '' ? [] : [{ label: t('field.purpose'), value: entry.purpose.trim() }]),
          { label: t('field.owner'), value: owner?.name ?? t('nobody') },
          { label: t('field.vendor'), value: entry.vendor.trim() || t('inHouse') },
          { label: t('field.hasTools'), value: t(entry.hasTools ? 'yes' : 'no') },
          {
            label: t('field.class'),
            value: (
              <ClassMark
                riskClass={riskClass}
                annexPoint={riskClass === 'HIGH_ANNEX_III' ? entry.annexPoint.trim() : null}
              />
            ),
          },
          ...(riskClass === null
            ? []
            : [
                { label: t('class.article50Short'), value: t(entry.article50 ? 'applies' : 'appliesNot') },
                { label: t('class.rationale'), value: entry.rationale.trim() },
              ]),
          { label: t('field.actorRole'), value: t(`actorRole.${entry.actorRole}`) },
          { label: t('field.tier'), value: entry.tier === null ? '' : t(`tier.${entry.tier}`) },
          ...(entry.restricted ? [{ label: t('field.access'), value: t('restricted') }] : []),
        ]}
      />
      <div className={classes.next}>
        <p>{t('new.then')}</p>
        <ul>
          <li>{t('new.thenIntake')}</li>
          {riskClass === null ? <li>{t('new.thenClassify')}</li> : null}
          {entry.vendor.trim() === '' ? null : <li>{t('new.thenVendor')}</li>}
          {isStrict ? <li>{t('new.thenTwoSigners')}</li> : null}
          {riskClass === 'PROHIBITED' ? <li>{t('new.thenProhibited')}</li> : null}
        </ul>
      </div>
    </>
  )
}
