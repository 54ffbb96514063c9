import './words.ts'
import { useQuery } from '@apollo/client/react'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { useLiveEvents } from '../../live/live.ts'
import { usePlace } from '../../live/presence.ts'
import { PageHead } from '../../ui/PageHead.tsx'
import { PageSkeleton } from '../../ui/PageSkeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { atMost } from './at-most.ts'
import { changesPosture } from './changes-posture.ts'
import { EmptyPosture } from './EmptyPosture.tsx'
import { PostureFigures } from './PostureFigures.tsx'
import { PostureHeat } from './PostureHeat.tsx'
import { PostureMaturity } from './PostureMaturity.tsx'
import { PostureSigns } from './PostureSigns.tsx'
import { PostureTrend } from './PostureTrend.tsx'
import classes from './posture.module.css'

const PosturePageQuery = graphql(`
  query PosturePage {
    viewer { can(act: EDIT_ENGAGEMENT) { allowed } }
    posture {
      cursor
      at
      heatMap { engagement { id } }
      trend { day open }
      ...PostureFigures_posture
      ...PostureHeat_posture
      ...PostureMaturity_posture
      ...PostureTrend_posture
      ...PostureSigns_posture
    }
  }
`)

const between = 250
const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' })
const exactly = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'long' })

/** What leadership reads: computed from the record in one snapshot, and renewed as the record changes. */
export function PosturePage() {
  const { t } = useTranslation('posture')
  usePlace({ page: 'POSTURE' })
  const { data, error, refetch } = useQuery(PosturePageQuery)
  const renewal = useMemo(() => atMost(between, () => refetch().catch(() => undefined)), [refetch])
  useEffect(() => renewal.stop, [renewal])
  useLiveEvents(({ kind }) => {
    if (changesPosture(kind)) renewal.call()
  })

  if (data === undefined) {
    return error ? <Trouble message={error.message} onRetry={() => void refetch()} /> : <PageSkeleton />
  }
  const { posture, viewer } = data
  const empty = posture.heatMap.length === 0 && posture.trend.every(({ open }) => open === 0)
  return (
    <>
      <PageHead
        title={t('title')}
        meta={
          <>
            {t('trueAt')}{' '}
            <time dateTime={posture.at} title={exactly.format(new Date(posture.at))} data-cursor={posture.cursor}>
              {moment.format(new Date(posture.at))}
            </time>
          </>
        }
      />
      {error ? <p role="status">{t('older')}</p> : null}
      {empty ? (
        <EmptyPosture denied={!viewer?.can.allowed} />
      ) : (
        <div className={classes.page}>
          <PostureFigures posture={posture} />
          <PostureHeat posture={posture} />
          <div className={classes.two}>
            <PostureMaturity posture={posture} />
            <PostureTrend posture={posture} />
          </div>
          <div className={classes.two}>
            <PostureSigns posture={posture} />
          </div>
        </div>
      )}
    </>
  )
}
