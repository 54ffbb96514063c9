import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { type InlineOption, InlineSelect } from '../../ui/InlineSelect.tsx'
import { EditNotice } from './EditNotice.tsx'
import { nobody } from './owner-options.tsx'
import type { InPlace } from './StatusSelect.tsx'
import { useEdit } from './use-edit.ts'
import { useEditToast } from './use-edit-toast.tsx'

export const OwnerSelect_finding = graphql(`
  fragment OwnerSelect_finding on Finding {
    id
    key
    version
    owner { id name }
  }
`)

export const ChangeOwner = graphql(`
  mutation OwnerSelect_changeFindingOwner($input: ChangeFindingOwnerInput!) {
    changeFindingOwner(input: $input) {
      __typename
      ... on Finding { ...OwnerSelect_finding ...FindingsTable_finding }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

type Props = InPlace & {
  finding: FragmentType<typeof OwnerSelect_finding>
  /** Nobody, and the people who may own it. */
  options: readonly InlineOption<string>[]
}

/** Who owns a finding, changed in place. */
export function OwnerSelect(props: Props) {
  const { t } = useTranslation('findings')
  const finding = readFragment(OwnerSelect_finding, props.finding)
  const edit = useEdit(ChangeOwner, {
    finding,
    name: 'owner',
    field: t('field.owner'),
    inputOf: (ownerId: string) => ({
      findingId: finding.id,
      expectedVersion: finding.version,
      ownerId: ownerId === nobody ? null : ownerId,
    }),
    spoken: (ownerId) => props.options.find(({ value }) => value === ownerId)?.label ?? '',
  })
  const about = { id: `owner-${finding.id}`, title: finding.key, field: t('field.owner') }
  useEditToast({ on: props.inRow ?? false, edit, ...about })

  // An owner who has left stays shown, though nobody may choose them any more.
  const known = finding.owner === null || props.options.some(({ value }) => value === finding.owner?.id)
  const options = known ? props.options : [...props.options, gone(finding.owner)]
  return (
    <>
      <InlineSelect
        label={t('field.owner')}
        value={edit.wanted ?? finding.owner?.id ?? nobody}
        options={options}
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

const gone = (owner: { id: string; name: string } | null | undefined): InlineOption<string> => ({
  value: owner?.id ?? nobody,
  label: owner?.name ?? '',
})
