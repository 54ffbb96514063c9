import './words.ts'
import { useQuery } from '@apollo/client/react'
import { Button, TextInput, Tooltip } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Plus, Search } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { RegisterSearch } from '../../app/search-params.ts'
import { graphql, readFragment } from '../../generated/gql/index.ts'
import { AsOfFrame } from '../../live/as-of/AsOfFrame.tsx'
import { AsOfPicker } from '../../live/as-of/AsOfPicker.tsx'
import { useAsOf, whyNot } from '../../live/as-of/as-of.ts'
import { usePlace } from '../../live/presence.ts'
import { useRemoteMarks } from '../../live/useRemoteMarks.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FilterChips } from '../../ui/FilterChips.tsx'
import { href } from '../../ui/href.ts'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { MetaLine } from '../../ui/MetaLine.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useKeys } from '../../ui/useKeys.ts'
import classes from './engagements.module.css'
import { FollowedUseCases } from './FollowedUseCases.tsx'
import { LiveVersions } from './LiveVersions.tsx'
import { NewEngagement } from './NewEngagement.tsx'
import { RegisterEmpty } from './RegisterEmpty.tsx'
import { RegisterFiles } from './RegisterFiles.tsx'
import { RegisterFilterMenu } from './RegisterFilterMenu.tsx'
import { RegisterTable, RegisterTable_engagement } from './RegisterTable.tsx'
import { registerChips } from './register-chips.tsx'
import { matchingRows, readSort, sortedRows, writeSort } from './register-rows.ts'
import { useRefreshed } from './use-refreshed.ts'

const RegisterPageQuery = graphql(`
  query RegisterPage($filter: EngagementFilter, $after: String, $asOf: DateTime) {
    viewer { membership { id } can(act: EDIT_ENGAGEMENT) { allowed reason } }
    engagements(first: 100, after: $after, filter: $filter, asOf: $asOf) {
      totalCount
      pageInfo { endCursor hasNextPage }
      edges { cursor node { id ...RegisterTable_engagement } }
    }
  }
`)

const useCases = { filter: { kinds: ['AI_USE_CASE' as const] } }
const unfiltered = {
  q: undefined,
  classification: undefined,
  tier: undefined,
  status: undefined,
  owner: undefined,
  blocked: undefined,
}

/** The register, now or at the moment that the address names. */
export function RegisterPage() {
  const search = useSearch({ from: '/signed-in/register' })
  return (
    <AsOfFrame at={search.asOf} now={href('/register', { ...search, asOf: undefined })}>
      <Register />
    </AsOfFrame>
  )
}

/** Every AI use case of the workspace: its class, its owner, where it stands and what holds it up. */
function Register() {
  const { t } = useTranslation(['engagements', 'ui', 'app'])
  const search = useSearch({ from: '/signed-in/register' })
  const navigate = useNavigate({ from: '/register' })
  const { data, error, loading, fetchMore, refetch } = useQuery(RegisterPageQuery, { variables: useCases })
  const find = useRef<HTMLInputElement>(null)
  usePlace({ page: 'REGISTER' })
  const changedBy = useRemoteMarks(({ engagement }) => engagement?.id ?? null, data?.viewer?.membership.id)

  // A register is read as a whole: the rest of a long one follows page by page, and filters act on all of it.
  const page = data?.engagements.pageInfo
  const next = page?.hasNextPage ? page.endCursor : null
  useEffect(() => {
    if (next) void fetchMore({ variables: { after: next } })
  }, [next, fetchMore])

  const show = (change: Partial<RegisterSearch>, replace = true) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace })
  const asOf = useAsOf()
  const can = data?.viewer?.can
  const may = can && asOf !== null ? { allowed: false, reason: t('app:asOf.readOnly') } : can
  const open = () => show({ open: 'new' }, false)
  useKeys({
    n: (event) => {
      event.preventDefault()
      if (may?.allowed) open()
    },
    '/': (event) => {
      event.preventDefault()
      find.current?.focus()
    },
  })

  const masked = data?.engagements.edges.map(({ node }) => node) ?? []
  useRefreshed(refetch, ({ engagement }) => engagement != null && !masked.some(({ id }) => id === engagement.id))
  const all = readFragment(RegisterTable_engagement, masked)
  const sort = readSort(search.sort)
  const rows = sortedRows(matchingRows(all, search), sort)
  const owners = [...new Map(all.flatMap(({ owner }) => (owner ? [[owner.id, owner] as const] : []))).values()]
  const chips = registerChips(search, owners, t)
  const isFiltered = chips.length > 0 || search.q !== undefined
  const enter = (
    <Tooltip label={may?.reason ?? ''} disabled={may?.allowed !== false}>
      <Button
        leftSection={<Plus size={14} aria-hidden />}
        {...(may?.allowed === false ? { 'data-disabled': true, 'aria-disabled': true } : { onClick: open })}
      >
        {t('register.enter')}
      </Button>
    </Tooltip>
  )
  const live = all.filter(({ status }) => status === 'LIVE').length
  const held = all.filter(({ blockedBy }) => blockedBy).length

  if (search.figure === 'LIVE_WITHOUT_APPROVAL' || search.figure === 'INCOMPLETE_PACKS') {
    return <LiveVersions figure={search.figure} />
  }
  if (error !== undefined && data === undefined) {
    return <Trouble message={whyNot(error)} onRetry={() => void refetch()} />
  }
  return (
    <>
      {asOf === null ? <FollowedUseCases ids={masked.map(({ id }) => id)} /> : null}
      <PageHead
        title={t('register.title')}
        meta={
          data === undefined || all.length === 0 ? (
            t('register.meaning')
          ) : (
            <MetaLine>
              {t('register.count', { count: data.engagements.totalCount })}
              {t('register.live', { count: live })}
              {t('register.held', { count: held })}
            </MetaLine>
          )
        }
        actions={
          <>
            <RegisterFiles mayEnter={may?.allowed === true} />
            <AsOfPicker onChoose={(at) => show({ asOf: at }, false)} />
            {enter}
          </>
        }
      />
      {all.length === 0 && !loading ? (
        <RegisterEmpty
          action={
            <>
              {enter}
              {may?.allowed ? <LinkTo href="/register/bring-in">{t('register.bringIn')}</LinkTo> : null}
            </>
          }
        />
      ) : (
        <>
          <div className={classes.bar}>
            <TextInput
              ref={find}
              className={classes.find ?? ''}
              type="search"
              size="xs"
              leftSection={<Search size={14} aria-hidden />}
              placeholder={t('register.find')}
              aria-label={t('register.find')}
              value={search.q ?? ''}
              onChange={(event) => show({ q: event.currentTarget.value || undefined })}
            />
            <FilterChips chips={chips} onRemove={(id) => show({ [id]: undefined })} onClear={() => show(unfiltered)}>
              <RegisterFilterMenu search={search} owners={owners} onChange={show} />
            </FilterChips>
            {isFiltered ? (
              <span className={classes.total} aria-live="polite">
                {t('register.shown', { count: rows.length, of: all.length })}
              </span>
            ) : null}
          </div>
          <RegisterTable
            rows={rows}
            sort={sort}
            onSort={(to) => show({ sort: writeSort(to) })}
            changedBy={changedBy}
            loading={loading && data === undefined}
            empty={
              <EmptyState
                title={t('register.noneFound.title')}
                why={t('register.noneFound.why')}
                action={
                  <Button variant="default" onClick={() => show(unfiltered)}>
                    {t('ui:filter.clear')}
                  </Button>
                }
              />
            }
          />
        </>
      )}
      {search.open === 'new' && may?.allowed ? <NewEngagement onClose={() => show({ open: undefined })} /> : null}
    </>
  )
}
