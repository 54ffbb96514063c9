import './words.ts'
import { useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EngagementMatrix } from '../../app/EngagementMatrix.tsx'
import { graphql } from '../../generated/gql/index.ts'
import { AlsoViewing } from '../../live/AlsoViewing.tsx'
import { usePlace } from '../../live/presence.ts'
import { useFollowed } from '../../live/useFollowed.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { href } from '../../ui/href.ts'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { PageSkeleton } from '../../ui/PageSkeleton.tsx'
import { RowsSkeleton } from '../../ui/RowsSkeleton.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useKeys } from '../../ui/useKeys.ts'
import { AddEvidence } from './AddEvidence.tsx'
import { EngagementActivity } from './EngagementActivity.tsx'
import { EngagementEvidence } from './EngagementEvidence.tsx'
import { EngagementFindings } from './EngagementFindings.tsx'
import { EngagementGates } from './EngagementGates.tsx'
import { EngagementMeta } from './EngagementMeta.tsx'
import { EngagementOverview } from './EngagementOverview.tsx'
import { EngagementProperties } from './EngagementProperties.tsx'
import classes from './engagement.module.css'
import { LayerRail } from './LayerRail.tsx'
import { RegisterDataset } from './RegisterDataset.tsx'
import { RegisterVersion } from './RegisterVersion.tsx'
import { usePermissions } from './use-permissions.ts'

const EngagementPageQuery = graphql(`
  query EngagementPage($key: String!) {
    engagement(key: $key) {
      id
      key
      name
      gates { id }
      evidence { id }
      openFindings { critical high medium low info total }
      ...EngagementMeta_engagement
      ...EngagementProperties_engagement
      ...LayerRail_engagement
    }
  }
`)

/** What is computed over the rows of the engagement, for the page and its overview. */
const EngagementNow = graphql(`
  subscription EngagementNow($key: String!) {
    engagement(key: $key) {
      id
      gates { id }
      evidence { id }
      openFindings { critical high medium low info total }
      blockedBy { id ...WhatBlocks_gate }
      modelVersions { id ...VersionRows_version }
      datasetVersions { id ...DatasetRows_version }
      ...EngagementMeta_engagement
      ...LayerRail_engagement
    }
  }
`)

const parts = ['gates', 'findings', 'evidence', 'raci', 'activity'] as const

/** One use case: its layers, what stands in its way, its gates, findings, evidence and people, and its properties. */
export function EngagementPage() {
  const { t } = useTranslation('engagements')
  const { key } = useParams({ from: '/signed-in/e/$key' })
  const { part, layer, open } = useSearch({ from: '/signed-in/e/$key' })
  const navigate = useNavigate({ from: '/e/$key' })
  const { data, error, loading, refetch } = useQuery(EngagementPageQuery, { variables: { key } })
  const engagement = data?.engagement
  const may = usePermissions(engagement?.id)
  usePlace({ subject: engagement?.id })
  useFollowed(EngagementNow, engagement ? { key: engagement.key } : null)

  const [dropped, setDropped] = useState<File>()
  const here = `/e/${key}`
  const partHref = (to?: string) => href(here, { part: to })
  const setOpen = (next: string | undefined) =>
    void navigate({ search: (before) => ({ ...before, open: next }), replace: next === undefined })
  useKeys({ e: () => may.submit.allowed && setOpen('evidence') }, engagement !== undefined)

  if (engagement === undefined || engagement === null) {
    if (error !== undefined) return <Trouble message={error.message} onRetry={() => void refetch()} />
    if (loading || data === undefined) return <PageSkeleton />
    return (
      <EmptyState
        whole
        title={t('unknown.title', { key })}
        why={t('unknown.why')}
        action={<LinkTo href="/register">{t('unknown.register')}</LinkTo>}
      />
    )
  }
  const counts = {
    gates: engagement.gates.length,
    findings: engagement.openFindings.total,
    evidence: engagement.evidence.length,
  }
  const close = () => {
    setDropped(undefined)
    setOpen(undefined)
  }
  const given = { engagementKey: engagement.key, engagementId: engagement.id }
  return (
    <>
      <PageHead
        title={engagement.name}
        shortKey={engagement.key}
        meta={<EngagementMeta engagement={engagement} />}
        actions={
          <>
            <AlsoViewing spot={{ engagement: engagement.id }} />
            {may.edit.allowed ? (
              <Button variant="default" onClick={() => setOpen('version')}>
                {t('version.open')}
              </Button>
            ) : null}
            {may.submit.allowed ? (
              <Button leftSection={<Plus size={14} aria-hidden />} onClick={() => setOpen('evidence')}>
                {t('evidence.add')}
              </Button>
            ) : null}
          </>
        }
        tabs={
          <Tabs
            label={t('parts')}
            tabs={[
              { label: t('part.overview'), href: partHref(), current: part === undefined },
              ...parts.map((each) => ({
                label: t(`part.${each}`),
                href: partHref(each),
                current: part === each,
                count: each in counts ? counts[each as keyof typeof counts] : undefined,
              })),
            ]}
          />
        }
      />
      <div className={classes.frame}>
        <div className={classes.columns} data-wide={part === 'raci' || undefined}>
          {part === 'raci' ? null : (
            <LayerRail engagement={engagement} current={part === 'evidence' ? (layer ?? null) : null} />
          )}
          <div className={classes.centre}>
            {part === undefined ? <EngagementOverview {...given} may={may} onOpen={setOpen} /> : null}
            {part === 'gates' ? <EngagementGates {...given} /> : null}
            {part === 'findings' ? <EngagementFindings {...given} /> : null}
            {part === 'evidence' ? (
              <EngagementEvidence
                {...given}
                may={may}
                layer={layer ?? null}
                onAdd={(type) => setOpen(addOf(type))}
                onDrop={(file) => {
                  setDropped(file)
                  setOpen('evidence')
                }}
              />
            ) : null}
            {part === 'raci' ? (
              <Suspense fallback={<RowsSkeleton />}>
                <EngagementMatrix {...given} />
              </Suspense>
            ) : null}
            {part === 'activity' ? <EngagementActivity {...given} /> : null}
          </div>
          <EngagementProperties engagement={engagement} may={may} />
        </div>
      </div>
      {open?.startsWith('evidence') && may.submit.allowed ? (
        <AddEvidence
          {...given}
          typeCode={open.split('-')[1]}
          file={dropped}
          mayRequest={may.accept.allowed}
          onClose={close}
        />
      ) : null}
      {open === 'version' && may.edit.allowed ? <RegisterVersion {...given} onClose={close} /> : null}
      {open === 'dataset' && may.edit.allowed ? <RegisterDataset engagementId={engagement.id} onClose={close} /> : null}
    </>
  )
}

const addOf = (type?: string) => (type === undefined ? 'evidence' : `evidence-${type}`)
