import { useTranslation } from 'react-i18next'
import { Digest } from '../../ui/Digest.tsx'
import { href } from '../../ui/href.ts'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import classes from './evidence.module.css'
import type { EvidenceFacts } from './evidence-facts.ts'

type Props = { evidence: EvidenceFacts; shown: string | null; against: string | null }

/** Every revision, newest first: who brought it, when, under which digest; each can be shown, and compared with the one before. */
export function EvidenceRevisions({ evidence, shown, against }: Props) {
  const { t } = useTranslation('evidence')
  const { key, revisions } = evidence
  if (revisions.length === 0) return null
  return (
    <section>
      <SectionHead title={t('revisions')} count={revisions.length} />
      <ol className={classes.revisions}>
        {revisions.map((each, index) => {
          const before = revisions[index + 1]
          return (
            <li
              key={each.id}
              data-shown={each.id === shown || undefined}
              data-against={each.id === against || undefined}
            >
              <LinkTo
                href={href(`/evidence/${key}`, { revision: each.revision })}
                aria-current={each.id === shown ? 'true' : undefined}
              >
                {t('revision', { revision: each.revision })}
              </LinkTo>
              <span className={classes.fileName}>{each.name}</span>
              <span className={classes.note}>
                {each.uploadedBy}, <RelativeTime at={each.receivedAt} />
              </span>
              <span className={classes.line}>
                <Digest value={each.sha256} />
                {before === undefined ? null : (
                  <LinkTo href={href(`/evidence/${key}`, { revision: each.revision, against: before.revision })}>
                    {t('compare', { revision: before.revision })}
                  </LinkTo>
                )}
              </span>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
