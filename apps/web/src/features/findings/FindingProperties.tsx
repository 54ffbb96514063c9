import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Severity } from '../../generated/gql/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { href } from '../../ui/href.ts'
import { Key } from '../../ui/Key.tsx'
import { PropertyList } from '../../ui/PropertyList.tsx'
import { DueDate } from './DueDate.tsx'
import classes from './detail.module.css'
import { OwnerSelect } from './OwnerSelect.tsx'
import { SeverityDialog } from './SeverityDialog.tsx'
import { SeveritySelect } from './SeveritySelect.tsx'
import { StatusSelect } from './StatusSelect.tsx'
import type { Choices } from './use-choices.ts'
import { usePermission } from './use-permission.ts'

const FindingProperties_finding = graphql(`
  fragment FindingProperties_finding on Finding {
    id
    status
    team { id name }
    dueAt
    engagement { id key name }
    ...SeveritySelect_finding
    ...SeverityDialog_finding
    ...StatusSelect_finding
    ...OwnerSelect_finding
  }
`)

type Props = { finding: FragmentType<typeof FindingProperties_finding>; choices: Choices }

/** What people decide about a finding, changed in place, and where it belongs. */
export function FindingProperties({ choices, ...props }: Props) {
  const { t } = useTranslation('findings')
  const finding = readFragment(FindingProperties_finding, props.finding)
  const [wanted, setWanted] = useState<Severity | null>(null)
  const { allowed, reason } = usePermission('WRITE_FINDINGS', finding.id)
  const { engagement } = finding

  const properties = [
    {
      label: t('field.status'),
      value: <StatusSelect finding={finding} readOnly={!allowed} openKey="s" />,
    },
    {
      label: t('field.severity'),
      value: <SeveritySelect finding={finding} readOnly={!allowed} openKey="p" onWant={setWanted} />,
    },
    {
      label: t('field.owner'),
      value: <OwnerSelect finding={finding} options={choices.owners} readOnly={!allowed} openKey="a" />,
    },
    finding.team && { label: t('field.team'), value: finding.team.name },
    { label: t('field.due'), value: <DueDate long at={finding.dueAt} status={finding.status} /> },
    {
      label: t('field.engagement'),
      value: (
        <span className={classes.where}>
          <Key href={href(`/e/${engagement.key}`)}>{engagement.key}</Key> {engagement.name}
        </span>
      ),
    },
  ]
  return (
    <section aria-label={t('properties')}>
      {allowed ? null : (
        <p className={classes.readOnly} role="note">
          {reason}
        </p>
      )}
      <PropertyList properties={properties.filter((each) => typeof each === 'object' && each !== null)} />
      {wanted === null ? null : <SeverityDialog finding={finding} wanted={wanted} onClose={() => setWanted(null)} />}
    </section>
  )
}
