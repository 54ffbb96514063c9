import { Ban } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { LinkTo } from './LinkTo.tsx'
import classes from './Notice.module.css'

export type RefusalReason = { message: string; href?: string | null | undefined }
type Props = {
  message: string
  reasons?: readonly RefusalReason[] | undefined
  fields?: readonly { path: string; message: string }[] | undefined
}

/** The server's "no": what to do next, each reason a link to its object, each field by name. Announced at once. */
export function Refusal({ message, reasons = [], fields = [] }: Props) {
  const { t } = useTranslation('ui')
  return (
    <div className={classes.notice} data-tone="refusal" role="alert">
      <Ban size={16} aria-label={t('refusal.name')} />
      <div>
        <p>{message}</p>
        {reasons.length + fields.length > 0 ? (
          <ul>
            {reasons.map((reason) => (
              <li key={reason.message}>
                {reason.href ? <LinkTo href={reason.href}>{reason.message}</LinkTo> : reason.message}
              </li>
            ))}
            {fields.map((field) => (
              <li key={field.path}>
                <b>{field.path}</b>: {field.message}
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </div>
  )
}
