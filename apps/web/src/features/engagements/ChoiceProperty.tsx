import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChangeEngagementInput } from '../../generated/gql/graphql.ts'
import { type InlineOption, InlineSelect } from '../../ui/InlineSelect.tsx'
import { EditNotice } from './EditNotice.tsx'
import { useEngagementEdit } from './use-engagement-edit.ts'

type Props = {
  engagement: { id: string; key: string; version: number }
  label: string
  value: string
  options: readonly InlineOption<string>[]
  /** The fields of the command that a choice sets. */
  change: (value: string) => Partial<ChangeEngagementInput>
  /** A value as the record names it in a conflict, in the words of the page. */
  spoken?: ((value: string) => ReactNode) | undefined
  readOnly: boolean
  openKey?: string | undefined
}

/** A property that is one of several. */
export function ChoiceProperty(props: Props) {
  const { engagement, label, value, options, change, spoken, readOnly, openKey } = props
  const { t } = useTranslation('engagements')
  const edit = useEngagementEdit(
    engagement,
    label,
    change,
    (chosen) => options.find((option) => option.value === chosen)?.label ?? chosen,
  )
  const labelled = (stored: string) => {
    const yesNo = stored === 'true' ? 'yes' : stored === 'false' ? 'no' : stored
    return options.find((option) => option.value === yesNo)?.label ?? stored
  }
  return (
    <>
      <InlineSelect
        label={label}
        value={edit.wanted ?? value}
        options={options}
        onChange={(chosen) => edit.choose(chosen)}
        pending={edit.pending}
        waiting={edit.waiting}
        failed={edit.refusal?.kind === 'Fault' ? t('failed') : undefined}
        onRetry={edit.retry}
        readOnly={readOnly}
        openKey={openKey}
      />
      <EditNotice label={label} edit={edit} spoken={spoken ?? labelled} />
    </>
  )
}
