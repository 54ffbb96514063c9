import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Digest } from '../../ui/Digest.tsx'
import classes from './models.module.css'

type Props = {
  part: { name: string; release: string; digest?: string | null | undefined; attested: boolean; purl?: string | null }
  /** The name of the kind, at the first of its parts. */
  kind: ReactNode
  /** Where else it is used. */
  uses?: ReactNode
}

/** One component of a manifest: what, which release, and how surely it is known. */
export function ManifestPart({ part, kind, uses }: Props) {
  const { t } = useTranslation(['models', 'ui'])
  return (
    <tr>
      <td className={classes.kind}>{kind}</td>
      <td>
        <span className={classes.partName}>{part.name}</span> <code title={part.purl ?? undefined}>{part.release}</code>
        {uses}
      </td>
      <td>
        {part.digest ? (
          <Digest value={part.digest.replace(/^sha256:/, '')} attested={part.attested} />
        ) : (
          <span className={classes.attested} title={t('attestedMeaning')}>
            {t('ui:digest.attested')}
          </span>
        )}
      </td>
    </tr>
  )
}
