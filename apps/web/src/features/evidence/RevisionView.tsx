import { ActionIcon } from '@mantine/core'
import { Download, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Preview } from '../../preview/Preview.tsx'
import { RevisionDiff } from '../../preview/RevisionDiff.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { spokenSize } from '../../uploads/spoken-size.ts'
import classes from './evidence.module.css'
import type { EvidenceFacts } from './evidence-facts.ts'

type Revision = EvidenceFacts['revisions'][number]
type Props = {
  shown: Revision
  /** What it is compared with. */
  before: Revision | undefined
  /** Its files are handed out no more. */
  disposed: boolean
  onClose: () => void
}

/** What a revision holds, or what changed in it since another. */
export function RevisionView({ shown, before, disposed, onClose }: Props) {
  const { t } = useTranslation('evidence')
  const { revision, name, size, downloadPath } = shown
  return (
    <section>
      <SectionHead
        title={
          before === undefined
            ? t('revisionOf', { revision, name })
            : t('changes', { before: before.revision, after: revision })
        }
        note={spokenSize(size)}
        actions={
          <>
            {before === undefined ? null : (
              <ActionIcon onClick={onClose} aria-label={t('stopComparing')} title={t('stopComparing')}>
                <X size={14} aria-hidden />
              </ActionIcon>
            )}
            {disposed ? null : (
              <ActionIcon
                component="a"
                href={downloadPath}
                download={name}
                aria-label={t('download', { name })}
                title={t('download', { name })}
              >
                <Download size={14} aria-hidden />
              </ActionIcon>
            )}
          </>
        }
      />
      {disposed ? (
        <p className={classes.note}>{t('disposed')}</p>
      ) : before === undefined ? (
        <Preview revision={shown} />
      ) : (
        <RevisionDiff before={before} after={shown} />
      )}
    </section>
  )
}
