import './words.ts'
import { useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ModelVersionFilter } from '../../generated/gql/graphql.ts'
import { graphql } from '../../generated/gql/index.ts'
import { useFollowed } from '../../live/useFollowed.ts'
import { href } from '../../ui/href.ts'
import { MetaLine } from '../../ui/MetaLine.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { RetireActions } from './RetireActions.tsx'
import { VersionsTable } from './VersionsTable.tsx'

const VersionsPageQuery = graphql(`
  query VersionsPage($filter: ModelVersionFilter, $after: String) {
    modelVersions(first: 50, after: $after, filter: $filter) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { cursor node { id ...VersionsTable_version } }
    }
    live: modelVersions(first: 1, filter: { live: true }) { totalCount }
    unapproved: modelVersions(first: 1, filter: { unapproved: true }) { totalCount }
    unratified: modelVersions(first: 1, filter: { unratified: true }) { totalCount }
    review: modelVersions(first: 1, filter: { toReview: true }) { totalCount }
    retire: modelVersions(first: 1, filter: { withoutRetirement: true }) { totalCount }
    viewer { membership { id } can(act: EDIT_ENGAGEMENT) { allowed } }
  }
`)

const VersionsNow = graphql(`
  subscription VersionsNow($filter: ModelVersionFilter) {
    modelVersions(filter: $filter) { id ...VersionsTable_version }
  }
`)

const shows = ['live', 'unapproved', 'unratified', 'review', 'retire'] as const
const filters: Record<(typeof shows)[number] | 'all', ModelVersionFilter> = {
  all: {},
  live: { live: true },
  unapproved: { unapproved: true },
  unratified: { unratified: true },
  review: { toReview: true },
  retire: { withoutRetirement: true },
}

/** Every version of the programme: what is live and by whose authority, and what has left service without an end. */
export function VersionsPage() {
  const { t } = useTranslation('models')
  const { show } = useSearch({ from: '/signed-in/versions' })
  const navigate = useNavigate({ from: '/versions' })
  const filter = filters[show ?? 'all']
  const { data, error, loading, fetchMore, refetch } = useQuery(VersionsPageQuery, { variables: { filter } })
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const followed = useFollowed(VersionsNow, { filter })
  if (error !== undefined && data === undefined) {
    return <Trouble message={error.message} onRetry={() => void refetch()} />
  }
  const page = data?.modelVersions
  const read = page?.edges.map(({ node }) => node) ?? []
  // What is followed is the beginning of the list as it stands; what was read behind it stays.
  const now = followed.data?.modelVersions
  const versions = now === undefined ? read : [...now, ...read.slice(now.length)]
  const mayEdit = data?.viewer?.can.allowed ?? false
  return (
    <>
      <PageHead
        title={t('versions.title')}
        meta={<MetaLine>{t('versions.meaning')}</MetaLine>}
        tabs={
          <Tabs
            label={t('versions.show')}
            tabs={[
              { label: t('versions.all'), href: '/versions', current: show === undefined },
              ...shows.map((each) => ({
                label: t(`versions.${each}`),
                href: href('/versions', { show: each }),
                count: data?.[each].totalCount ?? 0,
                current: show === each,
              })),
            ]}
          />
        }
      />
      {mayEdit && selected.size > 0 ? (
        <RetireActions ids={[...selected]} onClear={() => setSelected(new Set())} onDone={() => void refetch()} />
      ) : null}
      <VersionsTable
        versions={versions}
        selected={mayEdit ? selected : undefined}
        onSelect={mayEdit ? setSelected : undefined}
        loading={loading}
        empty={t(`versions.none.${show ?? 'all'}`)}
      />
      {page?.pageInfo.hasNextPage ? (
        <Button variant="default" onClick={() => void fetchMore({ variables: { after: page.pageInfo.endCursor } })}>
          {t('versions.more')}
        </Button>
      ) : null}
      {show !== undefined && versions.length === 0 && !loading ? (
        <Button variant="subtle" onClick={() => void navigate({ search: { show: undefined } })}>
          {t('versions.showAll')}
        </Button>
      ) : null}
    </>
  )
}
