import './words.ts'
import { useQuery } from '@apollo/client/react'
import { Switch } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { RowsSkeleton } from '../../ui/RowsSkeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import type { Opened, Row } from './matrix.ts'
import { RaciMatrix } from './RaciMatrix.tsx'
import classes from './raci.module.css'
import { readRow } from './raci-row.ts'
import tools from './tools.module.css'
import { useReread } from './useReread.ts'
import { useSeats } from './useSeats.ts'

const EngagementMatrixQuery = graphql(`
  query EngagementMatrix($key: String!, $id: ID!) {
    engagement(key: $key) { id owner { id name } }
    viewer { membership { id } can(act: EDIT_RACI, on: $id) { allowed reason } }
    raci(engagementKey: $key) {
      teams { id name }
      rows { id ...RaciRow_row }
    }
  }
`)

const none: readonly Row[] = []
type Props = { engagementKey: string; engagementId: string }

/** The engagement's matrix: the programme's, with what is set for this engagement alone over it. */
export function EngagementMatrix({ engagementKey, engagementId }: Props) {
  const { t } = useTranslation('raci')
  const [opened, setOpened] = useState<Opened>([])
  const [gapsOnly, setGapsOnly] = useState(false)
  const { data, error, refetch } = useQuery(EngagementMatrixQuery, {
    variables: { key: engagementKey, id: engagementId },
  })
  // A cell of the programme shows through here, but its event tells of the programme's row.
  useReread(refetch, ({ kind, engagement }) => {
    if (kind.startsWith('member.')) return true
    return kind.startsWith('responsibility.') && (engagement === null || engagement?.id === engagementId)
  })
  const owner = useMemo(() => ({ id: engagementId, key: engagementKey }), [engagementId, engagementKey])
  const rows = useMemo(() => data?.raci.rows.map(readRow) ?? none, [data])
  const seats = useSeats(data?.raci.teams)
  if (error && !data) return <Trouble message={t('trouble')} onRetry={() => void refetch()} />
  if (data === undefined) return <RowsSkeleton />

  const may = data.viewer?.can
  const wrong = rows.filter(({ problems }) => problems.length > 0).length
  const own = rows.flatMap(({ cells }) => cells).filter(({ overrides }) => overrides).length
  const useCaseOwner = data.engagement?.owner?.name
  return (
    <div className={classes.engagement}>
      <header className={classes.engagementHead}>
        <p>
          {wrong > 0 ? <b className={classes.alarm}>{t('gapCount', { count: wrong })}</b> : t('noGaps')}
          {' · '}
          {own > 0 ? t('ownCells', { count: own }) : t('noOwnCells')}
          {useCaseOwner ? ` · ${t('ownerIs', { name: useCaseOwner })}` : ''}
        </p>
        <span className={classes.switches}>
          <Switch label={t('gaps')} checked={gapsOnly} onChange={() => setGapsOnly(!gapsOnly)} />
          <LinkTo href="/raci">{t('programme')}</LinkTo>
        </span>
      </header>
      {may?.allowed ? null : <p className={tools.quiet}>{t('readOnly', { reason: may?.reason ?? '' })}</p>}
      <RaciMatrix
        owner={owner}
        rows={rows}
        seats={seats}
        me={data.viewer?.membership.id}
        readOnly={may?.allowed !== true}
        shown={{ gaps: gapsOnly ? 'only' : undefined }}
        opened={opened}
        onOpened={setOpened}
        onStale={() => void refetch()}
        empty={<EmptyState title={t('empty.title')} why={t('empty.why')} />}
      />
      {may?.allowed ? <p className={tools.quiet}>{t('engagementHint')}</p> : null}
    </div>
  )
}
