import { Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { EvidenceMark } from '../../ui/EvidenceMark.tsx'
import classes from './evidence.module.css'

type Props = {
  types: readonly { id: string; code: string; name: string }[]
  /** Absent for those who may not submit evidence. */
  onAdd?: ((typeCode: string) => void) | undefined
}

/** The types of evidence that a layer asks for and that nobody has submitted; each begins a submission. */
export function MissingEvidence({ types, onAdd }: Props) {
  const { t } = useTranslation('engagements')
  if (types.length === 0) return null
  return (
    <ul className={classes.missing} aria-label={t('evidence.missing')}>
      {types.map(({ id, code, name }) => (
        <li key={id}>
          {onAdd ? (
            <button type="button" onClick={() => onAdd(code)} aria-label={t('evidence.addOf', { type: name })}>
              <EvidenceMark state="MISSING" bare /> {name} <Plus size={12} aria-hidden />
            </button>
          ) : (
            <span>
              <EvidenceMark state="MISSING" bare /> {name}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
