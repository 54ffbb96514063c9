import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { GateStateMark } from '../../ui/GateStateMark.tsx'
import { href } from '../../ui/href.ts'
import { Key } from '../../ui/Key.tsx'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import classes from './evidence.module.css'

export const EvidenceUses_evidence = graphql(`
  fragment EvidenceUses_evidence on Evidence {
    id
    key
    revisions { id revision }
    uses {
      gate { id key name subjectLabel status }
      decidedOn { id revision }
    }
  }
`)

/** The gates that lean on the evidence, where they stand, and which revision each was last decided on. */
export function EvidenceUses(props: { evidence: FragmentType<typeof EvidenceUses_evidence> }) {
  const { t } = useTranslation('evidence')
  const { key, revisions, uses } = readFragment(EvidenceUses_evidence, props.evidence)
  const current = revisions[0]
  return (
    <section>
      <SectionHead title={t('uses.title')} count={uses.length} />
      {uses.length === 0 ? <p className={classes.note}>{t('uses.none')}</p> : null}
      <ul className={classes.uses}>
        {uses.map(({ gate, decidedOn }) => (
          <li key={gate.id}>
            <span className={classes.line}>
              <Key href={`/gates/${gate.key}`}>{gate.key}</Key> <span>{gate.name}</span>
            </span>
            <span className={classes.line}>
              <GateStateMark state={gate.status} />
              <span className={classes.note}>{gate.subjectLabel}</span>
            </span>
            {decidedOn ? (
              <span className={classes.note}>
                {revisions.some(({ id }) => id === decidedOn.id)
                  ? t('uses.decidedOn', { revision: decidedOn.revision })
                  : t('uses.decidedBefore')}{' '}
                {current !== undefined &&
                revisions.some(({ id }) => id === decidedOn.id) &&
                current.id !== decidedOn.id ? (
                  <LinkTo href={href(`/evidence/${key}`, { revision: current.revision, against: decidedOn.revision })}>
                    {t('uses.since')}
                  </LinkTo>
                ) : null}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
