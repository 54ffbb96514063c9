import './words.ts'
import { useQuery } from '@apollo/client/react'
import { useMediaQuery } from '@mantine/hooks'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { href } from '../../ui/href.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { MetaLine } from '../../ui/MetaLine.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { PageSkeleton } from '../../ui/PageSkeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { MatrixActions } from './MatrixActions.tsx'
import { type Row, shownRows } from './matrix.ts'
import { OtherMatrices } from './OtherMatrices.tsx'
import { RaciMatrix } from './RaciMatrix.tsx'
import { RaciTabs } from './RaciTabs.tsx'
import classes from './raci.module.css'
import { readRow } from './raci-row.ts'
import { useSeats } from './useSeats.ts'

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
  const { scope, gaps, opened } = useSearch({ from: '/signed-in/raci' })
  const navigate = useNavigate({ from: '/raci' })
  const { data, error, refetch } = useQuery(RaciPageQuery)
  const narrow = useMediaQuery('(max-width: 760px)', false, { getInitialValueInEffect: false })
  const rows = useMemo(() => data?.raci.rows.map(readRow) ?? none, [data])
  const seats = useSeats(data?.raci.teams)

  if (error && !data) return <Trouble message={t('trouble')} onRetry={() => void refetch()} />
  if (data === undefined) return <PageSkeleton />
  const may = data.viewer?.can
  const wrong = rows.filter(({ problems }) => problems.length > 0).length
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
            {may?.allowed ? null : t('readOnly', { reason: may?.reason ?? '' })}
          </MetaLine>
        }
        actions={
          <MatrixActions
            rows={shownRows(rows, { scope, gaps })}
            seats={seats}
            gaps={wrong}
            mayImport={may?.allowed === true}
          />
        }
        tabs={<RaciTabs rows={rows} scope={scope} gaps={gaps} />}
      />
      <div className={classes.notes}>
        {may?.allowed && !narrow ? (
          <span className={classes.hint}>
            {t('hint')} <Kbd keys="⌘+Z" /> {t('undoHint')}
          </span>
        ) : null}
        <OtherMatrices />
      </div>
      <RaciMatrix
        owner={null}
        rows={rows}
        seats={seats}
        me={data.viewer?.membership.id}
        readOnly={may?.allowed !== true}
        shown={{ scope, gaps }}
        opened={opened ?? []}
        onOpened={(next) => void navigate({ search: (before) => ({ ...before, opened: [...next] }), replace: true })}
        onStale={() => void refetch()}
        empty={
          <EmptyState
            title={t('empty.title')}
            why={t('empty.why')}
            action={<LinkTo href={href('/raci', { scope })}>{t('empty.all')}</LinkTo>}
          />
        }
      />
    </div>
  )
}
