import { useQuery } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { graphql, readFragment } from '../../generated/gql/index.ts'
import { useRemoteMarks } from '../../live/useRemoteMarks.ts'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { href } from '../../ui/href.ts'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { RowsSkeleton } from '../../ui/RowsSkeleton.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { EvidenceRow, EvidenceRow_evidence } from './EvidenceRow.tsx'
import classes from './evidence.module.css'
import { shelvesOf } from './evidence-shelf.ts'
import { MissingEvidence } from './MissingEvidence.tsx'
import type { Permissions } from './use-permissions.ts'

const EngagementEvidenceQuery = graphql(`
  query EngagementEvidence($key: String!) {
    engagement(key: $key) {
      id
      evidence { id ...EvidenceRow_evidence }
      layers { have need layer { id number } }
    }
    workspace { id layers { id number name controls { id evidenceTypes { id code name } } } }
  }
`)

type Props = {
  engagementKey: string
  may: Permissions
  /** The number of the only layer to be shown. */
  layer: string | null
  onAdd: (typeCode?: string) => void
  /** A file was dropped, or chosen, before anything was said of it. */
  onDrop: (file: File) => void
}

/** The evidence of an engagement by layer, and what its layers still ask for. */
export function EngagementEvidence({ engagementKey, may, layer, onAdd, onDrop }: Props) {
  const { t } = useTranslation('engagements')
  const { data, error, refetch } = useQuery(EngagementEvidenceQuery, { variables: { key: engagementKey } })
  const marks = useRemoteMarks(
    ({ subject }) => (subject?.__typename === 'Evidence' ? subject.id : null),
    may.me ?? undefined,
  )
  if (error !== undefined && data === undefined) {
    return <Trouble message={error.message} onRetry={() => void refetch()} />
  }
  const engagement = data?.engagement
  if (!engagement) return <RowsSkeleton />
  const shelves = shelvesOf(data.workspace.layers, readFragment(EvidenceRow_evidence, engagement.evidence))
  const shown = shelves.filter(({ number }) => layer === null || String(number) === layer)
  return (
    <div className={classes.shelves}>
      {may.submit.allowed ? (
        <FileDrop label={t('evidence.dropAnywhere')} onFiles={([file]) => (file ? onDrop(file) : undefined)} />
      ) : null}
      {layer === null ? null : (
        <p className={classes.narrowed}>
          {t('oneLayer', { layer })}{' '}
          <LinkTo href={href(`/e/${engagementKey}`, { part: 'evidence' })}>{t('allLayers')}</LinkTo>
        </p>
      )}
      {shown.map(({ number, name, held, missing }) => {
        const count = engagement.layers.find((each) => each.layer.number === number)
        return (
          <section key={number}>
            <SectionHead
              title={`${number} ${name}`}
              note={count ? t('nOfMInForce', { have: count.have, need: count.need }) : undefined}
            />
            <ul className={classes.list}>
              {held.map((evidence) => (
                <EvidenceRow
                  key={evidence.id}
                  evidence={evidence}
                  engagementKey={engagementKey}
                  may={may}
                  changedBy={marks.get(evidence.id)}
                  onRevise={() => onAdd(evidence.type.code)}
                />
              ))}
            </ul>
            <MissingEvidence types={missing} onAdd={may.submit.allowed ? onAdd : undefined} />
          </section>
        )
      })}
    </div>
  )
}
