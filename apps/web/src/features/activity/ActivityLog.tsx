import { useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ActivityFilter } from '../../generated/gql/graphql.ts'
import { graphql } from '../../generated/gql/index.ts'
import { NewRows } from '../../ui/NewRows.tsx'
import { RowsSkeleton } from '../../ui/RowsSkeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { ActivityRow } from './ActivityRow.tsx'
import classes from './activity.module.css'
import { byDay, dayOf } from './days.ts'
import { NoActivity } from './NoActivity.tsx'
import { useLiveTail, useScrolledAway } from './use-live-tail.ts'

const ActivityLogQuery = graphql(`
  query ActivityLog($filter: ActivityFilter, $after: String) {
    activity(first: 50, after: $after, filter: $filter) {
      totalCount
      pageInfo { endCursor hasNextPage }
      edges { cursor node { id at ...ActivityRow_activity } }
    }
  }
`)

type Props = {
  filter: ActivityFilter
  filtered: boolean
  paused: boolean
  nameOf: (memberId: string) => string | undefined
  onClear: () => void
}

const longDay = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' })

/** The entries that match, newest first, day by day; it grows at both ends. */
export function ActivityLog({ filter, filtered, paused, nameOf, onClear }: Props) {
  const { t } = useTranslation('activity')
  const scrolled = useScrolledAway()
  const { shown, waiting, show } = useLiveTail(filter, paused || scrolled)
  const { data, error, loading, fetchMore, refetch } = useQuery(ActivityLogQuery, { variables: { filter } })
  const page = data?.activity.pageInfo
  const older = () => {
    if (page?.hasNextPage && !loading) void fetchMore({ variables: { after: page.endCursor } })
  }
  const end = useEndSeen(older)

  if (data === undefined) {
    return error ? <Trouble message={error.message} onRetry={() => void refetch()} /> : <RowsSkeleton rows={12} />
  }
  const read = data.activity.edges.map(({ node }) => node)
  const known = new Set(read.map(({ id }) => id))
  const arrived = shown.filter(({ id }) => !known.has(id))
  const rows = [...arrived, ...read]
  if (rows.length === 0 && waiting.length === 0) return <NoActivity filtered={filtered} onClear={onClear} />

  const fresh = new Set(arrived.map(({ id }) => id))
  const today = dayOf(new Date())
  const yesterday = dayOf(Date.now() - 86_400_000)
  const named = (day: string) =>
    day === today ? t('today') : day === yesterday ? t('yesterday') : longDay.format(new Date(`${day}T12:00:00`))
  const handleShow = () => {
    show()
    document.getElementById('content')?.scrollTo({ top: 0 })
  }
  return (
    <>
      <div className={classes.place}>
        <NewRows count={waiting.filter(({ id }) => !known.has(id)).length} onShow={handleShow} />
      </div>
      {byDay(rows).map(({ key, rows: each }) => (
        <section key={`${key} ${each.at(-1)?.id}`} aria-label={named(key)}>
          <h2 className={classes.day}>{named(key)}</h2>
          <ol className={classes.rows}>
            {each.map((row) => (
              <ActivityRow
                key={row.id}
                activity={row}
                fresh={fresh.has(row.id)}
                current={filter.upTo != null && row.id === read[0]?.id}
                nameOf={nameOf}
              />
            ))}
          </ol>
        </section>
      ))}
      <div ref={end} className={classes.foot}>
        {page?.hasNextPage ? (
          <Button variant="subtle" color="gray" size="xs" loading={loading} onClick={older}>
            {t('more')}
          </Button>
        ) : (
          <span>{filtered ? null : t('end')}</span>
        )}
      </div>
    </>
  )
}

/** Tells when the end of the list comes near. */
function useEndSeen(onSeen: () => void) {
  const latest = useRef(onSeen)
  const observer = useRef<IntersectionObserver>(undefined)
  useEffect(() => {
    latest.current = onSeen
  })
  return (element: HTMLElement | null) => {
    observer.current?.disconnect()
    if (element === null) return
    observer.current = new IntersectionObserver(([entry]) => entry?.isIntersecting && latest.current(), {
      root: document.getElementById('content'),
      rootMargin: '600px',
    })
    observer.current.observe(element)
  }
}
