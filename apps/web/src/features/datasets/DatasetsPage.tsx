import './words.ts'
import { useQuery } from '@apollo/client/react'
import { Button, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { useFollowed } from '../../live/useFollowed.ts'
import { href } from '../../ui/href.ts'
import { PageHead } from '../../ui/PageHead.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useKeys } from '../../ui/useKeys.ts'
import { DatasetsTable } from './DatasetsTable.tsx'

const DatasetsPageQuery = graphql(`
  query DatasetsPage($filter: DatasetFilter, $after: String) {
    datasets(first: 50, after: $after, filter: $filter) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { cursor node { id ...DatasetsTable_dataset } }
    }
    over: datasets(first: 1, filter: { retentionOver: true }) { totalCount }
  }
`)

const DatasetsNow = graphql(`
  subscription DatasetsNow($filter: DatasetFilter) {
    datasets(filter: $filter) { id ...DatasetsTable_dataset }
  }
`)

/** Every dataset version of the programme, and what leans on it. */
export function DatasetsPage() {
  const { t } = useTranslation('datasets')
  const { q, show } = useSearch({ from: '/signed-in/datasets' })
  const navigate = useNavigate({ from: '/datasets' })
  const filter = { ...(q === undefined ? {} : { search: q }), ...(show === 'over' ? { retentionOver: true } : {}) }
  const { data, error, loading, fetchMore, refetch } = useQuery(DatasetsPageQuery, { variables: { filter } })
  const followed = useFollowed(DatasetsNow, { filter })
  const find = useRef<HTMLInputElement>(null)
  useKeys({
    '/': (event) => {
      event.preventDefault()
      find.current?.focus()
    },
  })
  const search = useDebouncedCallback((text: string) => {
    void navigate({ search: (before) => ({ ...before, q: text.trim() || undefined }), replace: true })
  }, 200)
  if (error !== undefined && data === undefined) {
    return <Trouble message={error.message} onRetry={() => void refetch()} />
  }
  const page = data?.datasets
  const read = page?.edges.map(({ node }) => node) ?? []
  const now = followed.data?.datasets
  const datasets = now === undefined ? read : [...now, ...read.slice(now.length)]
  return (
    <>
      <PageHead
        title={t('title')}
        meta={t('meaning')}
        actions={
          <TextInput
            ref={find}
            leftSection={<Search size={14} aria-hidden />}
            aria-label={t('find')}
            placeholder={t('find')}
            defaultValue={q ?? ''}
            onChange={(event) => search(event.currentTarget.value)}
          />
        }
        tabs={
          <Tabs
            label={t('show')}
            tabs={[
              { label: t('all'), href: href('/datasets', { q }), current: show === undefined },
              {
                label: t('over'),
                href: href('/datasets', { q, show: 'over' }),
                count: data?.over.totalCount ?? 0,
                current: show === 'over',
              },
            ]}
          />
        }
      />
      <DatasetsTable
        datasets={datasets}
        loading={loading}
        empty={t(q === undefined && show === undefined ? 'none' : 'noneFound')}
      />
      {page?.pageInfo.hasNextPage ? (
        <Button variant="default" onClick={() => void fetchMore({ variables: { after: page.pageInfo.endCursor } })}>
          {t('more')}
        </Button>
      ) : null}
    </>
  )
}
