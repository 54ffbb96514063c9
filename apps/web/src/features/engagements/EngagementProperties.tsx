import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { ClassMark } from '../../ui/ClassMark.tsx'
import { PropertyList } from '../../ui/PropertyList.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { ChoiceProperty } from './ChoiceProperty.tsx'
import { ClassDialog } from './ClassDialog.tsx'
import classes from './engagement.module.css'
import inline from './inline.module.css'
import { OwnerProperty } from './OwnerProperty.tsx'
import { TextProperty } from './TextProperty.tsx'
import type { Permissions } from './use-permissions.ts'

export const EngagementProperties_engagement = graphql(`
  fragment EngagementProperties_engagement on Engagement {
    id
    key
    version
    name
    owner { id name }
    tier
    vendor
    hasTools
    restricted
    actorRole
    createdAt
    updatedAt
    classification { id riskClass annexPoint article50 rationale decidedAt decidedBy { id name } }
    ...ClassDialog_engagement
  }
`)

type Props = { engagement: FragmentType<typeof EngagementProperties_engagement>; may: Permissions }

/** The engagement's properties, each edited where it stands. */
export function EngagementProperties({ may, ...props }: Props) {
  const { t } = useTranslation('engagements')
  const engagement = readFragment(EngagementProperties_engagement, props.engagement)
  const [classing, setClassing] = useState(false)
  const readOnly = !may.edit.allowed
  const given = { engagement, readOnly }
  const { classification } = engagement
  const mark = <ClassMark riskClass={classification?.riskClass ?? null} annexPoint={classification?.annexPoint} />
  const yesNo = [
    { value: 'yes', label: t('yes') },
    { value: 'no', label: t('no') },
  ]
  const properties: { label: string; value: ReactNode }[] = [
    { label: t('field.name'), value: <TextProperty {...given} field="name" required /> },
    { label: t('field.owner'), value: <OwnerProperty {...given} /> },
    {
      label: t('field.tier'),
      value: (
        <ChoiceProperty
          {...given}
          label={t('field.tier')}
          value={String(engagement.tier)}
          options={['1', '2', '3', '4'].map((value) => ({
            value,
            label: t(`tier.${value as '1'}`),
            mark: t('tierOf', { tier: value }),
          }))}
          change={(value) => ({ tier: Number(value) })}
          openKey="t"
        />
      ),
    },
    {
      label: t('field.class'),
      value: readOnly ? (
        mark
      ) : (
        <button
          type="button"
          className={inline.button}
          style={{ cursor: 'pointer' }}
          title={classification?.rationale}
          aria-haspopup="dialog"
          onClick={() => setClassing(true)}
        >
          {mark}
        </button>
      ),
    },
    {
      label: t('class.article50Short'),
      value: classification ? t(classification.article50 ? 'applies' : 'appliesNot') : '–',
    },
    { label: t('field.actorRole'), value: t(`actorRole.${engagement.actorRole}`) },
    { label: t('field.vendor'), value: <TextProperty {...given} field="vendor" /> },
    {
      label: t('field.hasTools'),
      value: (
        <ChoiceProperty
          {...given}
          label={t('field.hasTools')}
          value={engagement.hasTools ? 'yes' : 'no'}
          options={yesNo}
          change={(value) => ({ hasTools: value === 'yes' })}
        />
      ),
    },
    {
      label: t('field.access'),
      value: (
        <ChoiceProperty
          {...given}
          label={t('field.access')}
          value={engagement.restricted ? 'yes' : 'no'}
          options={[
            { value: 'no', label: t('everyone') },
            { value: 'yes', label: t('restricted') },
          ]}
          change={(value) => ({ restricted: value === 'yes' })}
        />
      ),
    },
    { label: t('field.entered'), value: <RelativeTime at={engagement.createdAt} /> },
    { label: t('field.changed'), value: <RelativeTime at={engagement.updatedAt} /> },
  ]
  return (
    <section className={classes.properties} aria-label={t('properties')}>
      <h2>{t('properties')}</h2>
      <PropertyList properties={properties} />
      {readOnly && may.edit.reason ? <p className={classes.faint}>{may.edit.reason}</p> : null}
      {classing ? <ClassDialog engagement={engagement} onClose={() => setClassing(false)} /> : null}
    </section>
  )
}
