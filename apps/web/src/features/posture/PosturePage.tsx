import './words.ts'
import { useQuery } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { graphql, readFragment } from '../../generated/gql/index.ts'
import { usePlace } from '../../live/presence.ts'
import { useFollowed } from '../../live/useFollowed.ts'
import { PageHead } from '../../ui/PageHead.tsx'
import { PageSkeleton } from '../../ui/PageSkeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { EmptyPosture } from './EmptyPosture.tsx'
import { PostureFigures } from './PostureFigures.tsx'
import { PostureHeat } from './PostureHeat.tsx'
import { PostureMaturity } from './PostureMaturity.tsx'
import { PostureSigns } from './PostureSigns.tsx'
import { PostureTrend } from './PostureTrend.tsx'
import classes from './posture.module.css'
import { TrueAt } from './TrueAt.tsx'

const PosturePage_posture = graphql(`
  fragment PosturePage_posture on Posture {
    at
    heatMap { engagement { id } }
    trend { day open }
    ...TrueAt_posture
    ...PostureFigures_posture
    ...PostureHeat_posture
    ...PostureMaturity_posture
    ...PostureTrend_posture
    ...PostureSigns_posture
  }
`)

const PosturePageQuery = graphql(`
  query PosturePage {
    viewer { membership { id } can(act: EDIT_ENGAGEMENT) { allowed } }
    posture { ...PosturePage_posture }
  }
`)

/** The same, whenever something moves it. */
const PostureNow = graphql(`
  subscription PostureNow {
    posture { ...PosturePage_posture }
  }
`)

/** What leadership reads: computed from the record in one snapshot, and moving with it. */
export function PosturePage() {
  const { t } = useTranslation('posture')
  usePlace({ page: 'POSTURE' })
  const { data, error, refetch } = useQuery(PosturePageQuery)
  const followed = useFollowed(PostureNow, {})

  const read = readFragment(PosturePage_posture, data?.posture)
  const told = readFragment(PosturePage_posture, followed.data?.posture)
  // What was read first may arrive last.
  const posture = told && (!read || told.at >= read.at) ? told : read
  if (!posture) {
    return error ? <Trouble message={error.message} onRetry={() => void refetch()} /> : <PageSkeleton />
  }
  const empty = posture.heatMap.length === 0 && posture.trend.every(({ open }) => open === 0)
  return (
    <>
      <PageHead title={t('title')} meta={<TrueAt posture={posture} fresh={followed.fresh} />} />
      {empty ? (
        <EmptyPosture denied={!data?.viewer?.can.allowed} />
      ) : (
        <div className={classes.page}>
          <PostureFigures posture={posture} />
          <PostureHeat posture={posture} viewerId={data?.viewer?.membership.id} />
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
