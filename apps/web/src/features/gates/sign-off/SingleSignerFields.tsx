import { Checkbox, Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from '../gate.module.css'
import { MemberSelect } from './MemberSelect.tsx'

export type DraftException = { rationale: string; reviewerId: string | null }

type Props = {
  exception: DraftException | null
  /** Whether the viewer could sign without it as well, and others would have to concur. */
  optional: boolean
  viewerId: string | undefined
  onChange: (exception: DraftException | null) => void
}

/** Where nobody else can sign: why, and who looks at the decision afterwards. */
export function SingleSignerFields({ exception, optional, viewerId, onChange }: Props) {
  const { t } = useTranslation('gates')
  return (
    <fieldset className={classes.fieldset}>
      <legend>{t('alone.title')}</legend>
      <p className={classes.note}>{t('alone.why')}</p>
      {optional ? (
        <Checkbox
          size="xs"
          label={t('alone.use')}
          checked={exception !== null}
          onChange={(event) => onChange(event.currentTarget.checked ? { rationale: '', reviewerId: null } : null)}
        />
      ) : null}
      {exception ? (
        <>
          <Textarea
            label={t('alone.rationale')}
            required
            autosize
            minRows={2}
            w="100%"
            value={exception.rationale}
            onChange={(event) => onChange({ ...exception, rationale: event.currentTarget.value })}
          />
          <MemberSelect
            label={t('alone.reviewer')}
            value={exception.reviewerId}
            except={viewerId}
            onChange={(reviewerId) => onChange({ ...exception, reviewerId })}
          />
        </>
      ) : null}
    </fieldset>
  )
}
