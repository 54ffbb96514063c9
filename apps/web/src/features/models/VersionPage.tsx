import './words.ts'
import { useQuery } from '@apollo/client/react'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { AlsoViewing } from '../../live/AlsoViewing.tsx'
import { usePlace } from '../../live/presence.ts'
import { useFollowed } from '../../live/useFollowed.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { PageSkeleton } from '../../ui/PageSkeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { CompareSelect } from './CompareSelect.tsx'
import { ManifestParts } from './ManifestParts.tsx'
import classes from './models.module.css'
import { useVersionPermissions } from './use-version-permissions.ts'
import { VersionConsumers } from './VersionConsumers.tsx'
import { VersionDiff } from './VersionDiff.tsx'
import { VersionEnd } from './VersionEnd.tsx'
import { VersionEnvelopes } from './VersionEnvelopes.tsx'
import { VersionEvidence } from './VersionEvidence.tsx'
import { VersionFindings } from './VersionFindings.tsx'
import { VersionGates } from './VersionGates.tsx'
import { VersionLineage } from './VersionLineage.tsx'
import { VersionMeta } from './VersionMeta.tsx'
import { VersionPack } from './VersionPack.tsx'
import { VersionTraffic } from './VersionTraffic.tsx'

const VersionPageQuery = graphql(`
  query VersionPage($key: String!, $label: String!) {
    modelVersion(engagementKey: $key, label: $label) {
      id
      label
      modelName
      engagement { id key name modelVersions { id label modelName status } }
      ...VersionMeta_version
      ...VersionTraffic_version
      ...VersionConsumers_version
      ...VersionEnd_version
      ...VersionEnvelopes_version
      ...ManifestParts_version
      ...VersionLineage_version
      ...VersionGates_version
      ...VersionFindings_version
      ...VersionEvidence_version
      ...VersionPack_version
    }
  }
`)

/** All but the manifest, which never changes. */
const VersionNow = graphql(`
  subscription VersionNow($key: String!, $label: String!) {
    modelVersion(engagementKey: $key, label: $label) {
      id
      engagement { id modelVersions { id label modelName status } }
      ...VersionMeta_version
      ...VersionTraffic_version
      ...VersionConsumers_version
      ...VersionEnd_version
      ...VersionEnvelopes_version
      ...VersionLineage_version
      ...VersionGates_version
      ...VersionFindings_version
      ...VersionEvidence_version
      ...VersionPack_version
    }
  }
`)

/** One released composition: what it is made of, what it leans on, what is wrong with it, and what was decided on it. */
export function VersionPage() {
  const { t } = useTranslation('models')
  const { key, label } = useParams({ from: '/signed-in/e/$key/v/$label' })
  const { against: compare } = useSearch({ from: '/signed-in/e/$key/v/$label' })
  const navigate = useNavigate({ from: '/e/$key/v/$label' })
  const { data, error, loading, refetch } = useQuery(VersionPageQuery, { variables: { key, label } })
  const version = data?.modelVersion
  useFollowed(VersionNow, version ? { key: version.engagement.key, label: version.label } : null)
  usePlace({ subject: version?.id })
  const may = useVersionPermissions(version?.id)
  if (!version) {
    if (error !== undefined) return <Trouble message={error.message} onRetry={() => void refetch()} />
    if (loading || data === undefined) return <PageSkeleton />
    return (
      <EmptyState
        whole
        title={t('unknown.title', { key, label })}
        why={t('unknown.why')}
        action={<LinkTo href={`/e/${key}`}>{t('unknown.engagement', { key })}</LinkTo>}
      />
    )
  }
  const others = version.engagement.modelVersions.filter(({ id }) => id !== version.id)
  return (
    <>
      <PageHead
        title={`${version.modelName} ${version.label}`}
        meta={<VersionMeta version={version} />}
        actions={
          <>
            <AlsoViewing spot={{ subject: version.id }} />
            {others.length === 0 ? null : (
              <CompareSelect
                versions={others}
                value={compare ?? null}
                onChange={(to) =>
                  void navigate({ search: { against: to ?? undefined }, replace: compare !== undefined })
                }
              />
            )}
          </>
        }
      />
      <div className={classes.frame}>
        <div className={classes.columns}>
          <div className={classes.main}>
            {compare === undefined ? (
              <ManifestParts version={version} />
            ) : (
              <VersionDiff
                engagementKey={version.engagement.key}
                label={version.label}
                compare={compare}
                onClose={() => void navigate({ search: { against: undefined } })}
              />
            )}
            <VersionTraffic version={version} mayRoute={may.edit} mayObserve={may.submit} mayRatify={may.sign} />
            <VersionLineage version={version} />
            <VersionEnvelopes version={version} mayEdit={may.edit} maySign={may.sign} />
            <VersionEvidence version={version} />
          </div>
          <div className={classes.side}>
            <VersionGates version={version} />
            <VersionEnd version={version} mayEdit={may.edit} />
            <VersionConsumers version={version} mayEdit={may.edit} />
            <VersionFindings version={version} />
            <VersionPack version={version} />
          </div>
        </div>
      </div>
    </>
  )
}
