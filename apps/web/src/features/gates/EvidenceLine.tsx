import { Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Digest } from '../../ui/Digest.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import type { EvidenceLineEntry } from './evidence-line.ts'
import classes from './gate.module.css'

/** A kind of evidence with the file that stands for it now: revision, digest, who brought it and when. */
export function EvidenceLine({ entry }: { entry: EvidenceLineEntry }) {
  const { t } = useTranslation('gates')
  const { type, evidence } = entry
  return (
    <span className={classes.evidence}>
      <span className={classes.evidenceTop}>
        <span className={classes.evidenceName} title={type.description}>
          {type.name}
        </span>
        {evidence ? (
          <span className={classes.brought}>
            <span className={classes.mono}>{evidence.key}</span> {evidence.current.uploadedBy},{' '}
            <RelativeTime at={evidence.current.receivedAt} />
          </span>
        ) : null}
      </span>
      {evidence ? (
        <span className={classes.evidenceFile}>
          <a
            className={classes.file}
            href={evidence.current.downloadPath}
            download
            title={sizeOf(evidence.current.size)}
          >
            <Download size={13} aria-hidden /> {evidence.current.name}
          </a>
          <span>{t('evidenceLine.revision', { revision: evidence.current.revision })}</span>
          <Digest value={evidence.current.sha256} />
        </span>
      ) : (
        <span className={classes.note}>{type.description}</span>
      )}
    </span>
  )
}

function sizeOf(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB']
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
  return `${(bytes / 1000 ** step).toLocaleString('en', { maximumFractionDigits: 1 })} ${units[step]}`
}
