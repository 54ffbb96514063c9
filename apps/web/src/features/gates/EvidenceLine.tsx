import { ActionIcon } from '@mantine/core'
import { Download, Eye, GitCompare } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Digest } from '../../ui/Digest.tsx'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { spokenSize } from '../../uploads/spoken-size.ts'
import { EvidencePeek } from './EvidencePeek.tsx'
import type { EvidenceLineEntry } from './evidence-line.ts'
import classes from './gate.module.css'
import type { DecidedOn } from './use-decided-on.ts'

/** A kind of evidence with the file that stands for it now, its preview, and what changed since the gate was decided. */
export function EvidenceLine({ entry, decidedOn }: { entry: EvidenceLineEntry; decidedOn: DecidedOn }) {
  const { t } = useTranslation('gates')
  const [peek, setPeek] = useState<'preview' | 'diff' | null>(null)
  const { type, evidence } = entry
  const current = evidence?.current
  const differs = current != null && decidedOn !== null && decidedOn.sha256 !== current.sha256
  return (
    <span className={classes.evidence}>
      <span className={classes.evidenceTop}>
        <span className={classes.evidenceName} title={type.description}>
          {type.name}
        </span>
        {evidence ? (
          <span className={classes.brought}>
            <LinkTo className={classes.mono ?? ''} href={`/evidence/${evidence.key}`}>
              {evidence.key}
            </LinkTo>{' '}
            {current ? (
              <>
                {current.uploadedBy}, <RelativeTime at={current.receivedAt} />
              </>
            ) : evidence.requestedFrom ? (
              t('evidenceLine.askedOf', { name: evidence.requestedFrom.name })
            ) : null}
          </span>
        ) : null}
      </span>
      {current ? (
        <span className={classes.evidenceFile}>
          <button
            type="button"
            className={classes.file}
            title={t('evidenceLine.preview', { name: current.name })}
            onClick={() => setPeek('preview')}
          >
            <Eye size={13} aria-hidden /> {current.name}
          </button>
          <span>{t('evidenceLine.revision', { revision: current.revision })}</span>
          <Digest value={current.sha256} />
          <span className={classes.note}>{spokenSize(current.size)}</span>
          {differs ? (
            <button type="button" className={classes.file} onClick={() => setPeek('diff')}>
              <GitCompare size={13} aria-hidden /> {t('evidenceLine.changed', { revision: decidedOn.revision })}
            </button>
          ) : null}
          <ActionIcon
            component="a"
            href={current.downloadPath}
            download={current.name}
            aria-label={t('evidenceLine.download', { name: current.name })}
            title={t('evidenceLine.download', { name: current.name })}
          >
            <Download size={13} aria-hidden />
          </ActionIcon>
        </span>
      ) : (
        <span className={classes.note}>{type.description}</span>
      )}
      {peek !== null && evidence && current ? (
        <EvidencePeek
          evidenceKey={evidence.key}
          title={type.name}
          current={current}
          decidedOn={differs ? decidedOn : null}
          shown={peek}
          onShow={setPeek}
          onClose={() => setPeek(null)}
        />
      ) : null}
    </span>
  )
}
