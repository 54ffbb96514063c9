import { useTranslation } from 'react-i18next'
import type { FindingStatus } from '../../generated/gql/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { InlineSelect } from '../../ui/InlineSelect.tsx'
import { StatusMark } from '../../ui/StatusMark.tsx'
import { EditNotice } from './EditNotice.tsx'
import { statuses } from './finding-choices.ts'
import { useEdit } from './use-edit.ts'
import { useEditToast } from './use-edit-toast.tsx'

export const StatusSelect_finding = graphql(`
  fragment StatusSelect_finding on Finding {
    id
    key
    version
    status
    sourceKind
    nextStatuses
    activeOverride { id type }
  }
`)

export const ChangeStatus = graphql(`
  mutation StatusSelect_changeFindingStatus($input: ChangeFindingStatusInput!) {
    changeFindingStatus(input: $input) {
      __typename
      ... on Finding { ...StatusSelect_finding ...FindingsTable_finding }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

const either = new Intl.ListFormat('en', { type: 'disjunction' })

export type InPlace = {
  /** The single key that opens it. */
  openKey?: string | undefined
  readOnly?: boolean | undefined
  /** In a row, trouble is said beside the page. */
  inRow?: boolean | undefined
}

/** A finding's status, changed in place; a status that it may not take now says why. */
export function StatusSelect(props: { finding: FragmentType<typeof StatusSelect_finding> } & InPlace) {
  const { t } = useTranslation(['findings', 'ui'])
  const finding = readFragment(StatusSelect_finding, props.finding)
  const word = (status: string) => t(`ui:status.${status as FindingStatus}`)
  const edit = useEdit(ChangeStatus, {
    finding,
    name: 'status',
    field: t('field.status'),
    inputOf: (status: FindingStatus) => ({ findingId: finding.id, expectedVersion: finding.version, status }),
    spoken: word,
  })
  const about = { id: `status-${finding.id}`, title: finding.key, field: t('field.status'), spoken: word }
  useEditToast({ on: props.inRow ?? false, edit, ...about })

  // In a row the override stands beside the title.
  const override =
    finding.activeOverride && !props.inRow ? t(`override.type.${finding.activeOverride.type}`) : undefined
  const next = either.format(finding.nextStatuses.map(word))
  const whyNot = (status: FindingStatus) => {
    if (status === finding.status) return undefined
    if (!finding.nextStatuses.includes(status)) return t('status.notFrom', { from: word(finding.status), next })
    return status === 'VERIFIED' && finding.sourceKind === 'SCANNER' ? t('status.scannerVerifies') : undefined
  }
  return (
    <>
      <InlineSelect
        label={t('field.status')}
        value={edit.wanted ?? finding.status}
        options={statuses.map((status) => ({
          value: status,
          label: word(status),
          mark: <StatusMark status={status} override={status === finding.status ? override : undefined} />,
          refused: whyNot(status),
        }))}
        onChange={edit.choose}
        pending={edit.pending}
        waiting={edit.waiting}
        terse={props.inRow}
        failed={edit.refusal?.kind === 'Fault' ? t('edit.failed') : undefined}
        onRetry={edit.retry}
        readOnly={props.readOnly}
        openKey={props.openKey}
      />
      {edit.refusal && edit.refusal.kind !== 'Fault' && !props.inRow ? (
        <EditNotice {...about} refusal={edit.refusal} onKeepTheirs={edit.drop} onUseMine={edit.retry} />
      ) : null}
    </>
  )
}
