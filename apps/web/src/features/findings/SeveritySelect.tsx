import { useTranslation } from 'react-i18next'
import type { Severity } from '../../generated/gql/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { useOutgoing } from '../../graph/useOutgoing.ts'
import { InlineSelect } from '../../ui/InlineSelect.tsx'
import { SeverityMark } from '../../ui/SeverityMark.tsx'
import { severities } from './finding-choices.ts'
import type { InPlace } from './StatusSelect.tsx'
import { slotOf } from './use-edit.ts'

const SeveritySelect_finding = graphql(`
  fragment SeveritySelect_finding on Finding {
    id
    severity
  }
`)

type Props = Omit<InPlace, 'inRow'> & {
  finding: FragmentType<typeof SeveritySelect_finding>
  /** The shape alone, where there is no room for its word. */
  bare?: boolean | undefined
  /** Another severity was chosen: ask for the reason before anything changes. */
  onWant: (severity: Severity) => void
}

/** A finding's severity, and the choice of another. */
export function SeveritySelect({ bare = false, onWant, readOnly, openKey, ...props }: Props) {
  const { t } = useTranslation(['findings', 'ui'])
  const finding = readFragment(SeveritySelect_finding, props.finding)
  const waiting = useOutgoing(slotOf('severity', finding.id)).findLast(({ refusal }) => refusal === null)
  return (
    <InlineSelect
      label={t('field.severity')}
      value={(waiting?.shows as Severity | undefined) ?? finding.severity}
      waiting={waiting !== undefined && waiting.triedAt !== null}
      terse={bare}
      options={severities.map((severity) => ({
        value: severity,
        label: t(`ui:severity.${severity}`),
        mark: <SeverityMark severity={severity} bare={bare && severity === finding.severity} />,
      }))}
      onChange={onWant}
      readOnly={readOnly}
      openKey={openKey}
    />
  )
}
