import './words.ts'
import { useQuery } from '@apollo/client/react'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { AlsoViewing } from '../../live/AlsoViewing.tsx'
import { useLiveEvents } from '../../live/live.ts'
import { usePlace } from '../../live/presence.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { EvidenceMark } from '../../ui/EvidenceMark.tsx'
import { href } from '../../ui/href.ts'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { MetaLine } from '../../ui/MetaLine.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { PageSkeleton } from '../../ui/PageSkeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { EvidenceActs } from './EvidenceActs.tsx'
import { EvidenceProperties } from './EvidenceProperties.tsx'
import { EvidenceRevisions } from './EvidenceRevisions.tsx'
import { EvidenceUses } from './EvidenceUses.tsx'
import classes from './evidence.module.css'
import { readFacts } from './evidence-facts.ts'
import { NewRevision } from './NewRevision.tsx'
import { RevisionView } from './RevisionView.tsx'

const EvidencePageQuery = graphql(`
  query EvidencePage($key: String!) {
    evidence(key: $key) {
      id
      ...EvidenceFacts_evidence
      ...EvidenceUses_evidence
    }
  }
`)

const EvidencePermissions = graphql(`
  query EvidencePermissions($id: ID!) {
    viewer {
      submit: can(act: SUBMIT_EVIDENCE, on: $id) { allowed reason }
      accept: can(act: ACCEPT_EVIDENCE, on: $id) { allowed reason }
    }
  }
`)

const decides = /^gate\.(decided|concurred|revoked)$/

/** One piece of evidence: what it holds and how that changed, which gates lean on it, and what is said of it. */
export function EvidencePage() {
  const { t } = useTranslation('evidence')
  const { key } = useParams({ from: '/signed-in/evidence/$key' })
  const { revision, against } = useSearch({ from: '/signed-in/evidence/$key' })
  const navigate = useNavigate({ from: '/evidence/$key' })
  const { data, error, loading, refetch } = useQuery(EvidencePageQuery, { variables: { key } })
  const found = data?.evidence
  const evidence = found ? readFacts(found) : undefined
  const { data: asked } = useQuery(EvidencePermissions, {
    variables: { id: evidence?.engagement.id ?? '' },
    skip: evidence === undefined,
  })
  usePlace({ subject: evidence?.id })
  // Which revision a gate was decided on follows from its decisions, which the stream tells without it.
  useLiveEvents(({ kind, engagement: where }) => {
    if (decides.test(kind) && evidence !== undefined && where?.id === evidence.engagement.id) void refetch()
  })
  if (!found || evidence === undefined) {
    if (error !== undefined) return <Trouble message={error.message} onRetry={() => void refetch()} />
    if (loading || data === undefined) return <PageSkeleton />
    return (
      <EmptyState
        whole
        title={t('unknown.title', { key })}
        why={t('unknown.why')}
        action={<LinkTo href="/register">{t('unknown.action')}</LinkTo>}
      />
    )
  }
  const { engagement, modelVersion, datasetVersion, revisions } = evidence
  const may = { submit: asked?.viewer?.submit.allowed ?? false, accept: asked?.viewer?.accept.allowed ?? false }
  const shown = revisions.find((each) => String(each.revision) === revision) ?? revisions[0]
  const before = revisions.find((each) => String(each.revision) === against)
  return (
    <>
      <PageHead
        title={evidence.title}
        shortKey={evidence.key}
        meta={
          <MetaLine>
            <EvidenceMark state={evidence.state} />
            <span>{evidence.type.name}</span>
            <LinkTo href={href(`/e/${engagement.key}`, { part: 'evidence' })}>{engagement.name}</LinkTo>
            {modelVersion ? (
              <LinkTo href={`/e/${engagement.key}/v/${encodeURIComponent(modelVersion.label)}`}>
                {`${modelVersion.modelName} ${modelVersion.label}`}
              </LinkTo>
            ) : null}
            {datasetVersion ? <span>{`${datasetVersion.datasetName} ${datasetVersion.label}`}</span> : null}
          </MetaLine>
        }
        actions={
          <>
            <AlsoViewing spot={{ subject: evidence.id }} />
            <EvidenceActs evidence={evidence} may={may} />
          </>
        }
      />
      <div className={classes.columns}>
        <div className={classes.main}>
          {shown === undefined ? (
            <p className={classes.note}>{t('onlyAsked')}</p>
          ) : (
            <RevisionView
              shown={shown}
              before={before === undefined || before.id === shown.id ? undefined : before}
              disposed={evidence.state === 'DISPOSED'}
              onClose={() => void navigate({ search: (now) => ({ ...now, against: undefined }) })}
            />
          )}
          {may.submit && evidence.state !== 'DISPOSED' && evidence.state !== 'SUPERSEDED' ? (
            <NewRevision key={evidence.id} evidence={evidence} />
          ) : null}
        </div>
        <aside className={classes.side} aria-label={t('about')}>
          <EvidenceProperties evidence={evidence} may={may} />
          <EvidenceUses evidence={found} />
          <EvidenceRevisions evidence={evidence} shown={shown?.id ?? null} against={before?.id ?? null} />
        </aside>
      </div>
    </>
  )
}
