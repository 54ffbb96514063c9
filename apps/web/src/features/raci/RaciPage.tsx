import './words.ts'
import { useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useSearch } from '@tanstack/react-router'
import { Download } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { usePlace } from '../../live/presence.ts'
import { useRemoteMarks } from '../../live/useRemoteMarks.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { href } from '../../ui/href.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { MetaLine } from '../../ui/MetaLine.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { PageSkeleton } from '../../ui/PageSkeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useKeys } from '../../ui/useKeys.ts'
import { downloadMatrix } from './download-matrix.ts'
import { cellKey, ownerSeat, type Row, type Seat, shownRows } from './matrix.ts'
import { RaciGrid } from './RaciGrid.tsx'
import { RaciIssues } from './RaciIssues.tsx'
import { RaciList } from './RaciList.tsx'
import { RaciNotice } from './RaciNotice.tsx'
import { RaciTabs } from './RaciTabs.tsx'
import classes from './raci.module.css'
import { readRow } from './raci-row.ts'
import { useMatrixChanges } from './useMatrixChanges.ts'

const RaciPageQuery = graphql(`
  query RaciPage {
    viewer { membership { id } can(act: EDIT_RACI) { allowed reason } }
    raci {
      teams { id name }
      rows { id ...RaciRow_row }
    }
  }
`)

const none: readonly Row[] = []

/** Who is responsible, accountable, consulted and informed, for every layer, gate and control. */
export function RaciPage() {
  const { t } = useTranslation('raci')
  usePlace({ page: 'RACI' })
  const { scope, gaps } = useSearch({ from: '/signed-in/raci' })
  const { data, error, refetch } = useQuery(RaciPageQuery)
  const narrow = useMediaQuery('(max-width: 760px)', false, { getInitialValueInEffect: false })
  const rows = useMemo(() => data?.raci.rows.map(readRow) ?? none, [data])
  const seats = useMemo<Seat[]>(
    () => [
      { id: ownerSeat, name: t('owner'), teamId: null },
      ...(data?.raci.teams.map(({ id, name }) => ({ id, name, teamId: id })) ?? []),
    ],
    [data, t],
  )
  const known = useRef(rows)
  useEffect(() => {
    known.current = rows
  })
  const latest = useCallback((id: string) => known.current.find((row) => row.id === id), [])
  const targetOf = useCallback(
    (key: string) => {
      const row = rows.find(({ id }) => key.startsWith(`${id}|`))
      const seat = row && seats.find((each) => cellKey(row, each) === key)
      return row && seat && { row, seat }
    },
    [rows, seats],
  )
  const changes = useMatrixChanges(latest, targetOf, () => void refetch())
  const marks = useRemoteMarks(
    ({ subject }) => (subject?.__typename === 'Responsibility' ? subject.id : null),
    data?.viewer?.membership.id,
  )
  useKeys({
    '$mod+z': (event) => {
      event.preventDefault()
      void changes.undo()
    },
  })

  if (error && !data) return <Trouble message={t('trouble')} onRetry={() => void refetch()} />
  if (data === undefined) return <PageSkeleton />
  const may = data.viewer?.can
  const shown = shownRows(rows, { scope, gaps })
  const wrong = rows.filter(({ problems }) => problems.length > 0).length
  const given = {
    rows: shown,
    seats,
    edits: changes.edits,
    marks,
    readOnly: may?.allowed !== true,
    onType: changes.type,
  }
  return (
    <div className={classes.page} data-height={narrow ? undefined : 'fill'}>
      <PageHead
        title={t('title')}
        meta={
          <MetaLine>
            {wrong > 0 ? (
              <LinkTo href={href('/raci', { gaps: 'only', scope })}>{t('gapCount', { count: wrong })}</LinkTo>
            ) : (
              t('noGaps')
            )}
            {may?.allowed ? (
              narrow ? null : (
                <span className={classes.hint}>
                  {t('hint')} <Kbd keys="⌘+Z" /> {t('undoHint')}
                </span>
              )
            ) : (
              t('readOnly', { reason: may?.reason ?? '' })
            )}
          </MetaLine>
        }
        actions={
          <Button
            variant="default"
            leftSection={<Download size={14} aria-hidden />}
            onClick={() =>
              downloadMatrix(shown, seats, {
                group: t('column.group'),
                row: t('column.for'),
                problems: t('column.problems'),
              })
            }
          >
            {t('download')}
          </Button>
        }
        tabs={<RaciTabs rows={rows} scope={scope} gaps={gaps} />}
      />
      <RaciNotice said={changes.said} onClose={changes.forget} />
      <RaciIssues edits={changes.edits} onAssign={changes.type} onDiscard={changes.discard} />
      {shown.length === 0 ? (
        <EmptyState
          title={t('empty.title')}
          why={t('empty.why')}
          action={<LinkTo href={href('/raci', { scope })}>{t('empty.all')}</LinkTo>}
        />
      ) : narrow ? (
        <RaciList {...given} />
      ) : (
        <RaciGrid {...given} onPaste={(at, text) => void changes.paste(shown, seats, at, text)} />
      )}
    </div>
  )
}
