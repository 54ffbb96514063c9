import { useTranslation } from 'react-i18next'
import { EditNotice } from './EditNotice.tsx'
import { InlineText } from './InlineText.tsx'
import { useEngagementEdit } from './use-engagement-edit.ts'

type Props = {
  engagement: { id: string; key: string; version: number; name: string; vendor?: string | null }
  field: 'name' | 'vendor'
  required?: boolean
  readOnly: boolean
}

/** A property that is a line of text. */
export function TextProperty({ engagement, field, required, readOnly }: Props) {
  const { t } = useTranslation('engagements')
  const label = t(`field.${field}`)
  const edit = useEngagementEdit(engagement, label, (value: string) =>
    field === 'name' ? { name: value } : { vendor: value === '' ? null : value },
  )
  return (
    <>
      <InlineText
        label={label}
        value={edit.wanted ?? engagement[field] ?? ''}
        onOpen={edit.begin}
        onChange={edit.choose}
        empty={t(field === 'vendor' ? 'inHouse' : 'nothingSaid')}
        required={required}
        pending={edit.pending}
        waiting={edit.waiting}
        failed={edit.refusal?.kind === 'Fault' ? t('failed') : undefined}
        onRetry={edit.retry}
        readOnly={readOnly}
      />
      <EditNotice label={label} edit={edit} />
    </>
  )
}
