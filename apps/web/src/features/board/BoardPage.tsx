import './words.ts'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { BoardFactLines } from './BoardFactLines.tsx'
import { BoardFigures } from './BoardFigures.tsx'
import { BoardHead } from './BoardHead.tsx'
import { BoardHeat } from './BoardHeat.tsx'
import { BoardMessage } from './BoardMessage.tsx'
import { BoardTrend } from './BoardTrend.tsx'
import classes from './board.module.css'
import { shownFacts } from './board-state.ts'
import { clockWords } from './clock-words.ts'
import { useAwake } from './use-awake.ts'
import { useWallBoard } from './use-wall-board.ts'

/** The live board of a wall screen: all of it on one screen, read-only, and never stale without saying so. */
export function BoardPage() {
  const { t } = useTranslation('board')
  const { token } = useParams({ from: '/board/$token' })
  const wall = useWallBoard(token)
  const { board, facts, link, caughtUp, now, staleSince } = wall
  const last = facts.at(-1)
  const shown = shownFacts(wall)
  useAwake()
  if (link === 'refused') return <BoardMessage title={t('refused')} why={t('refusedWhy')} next={t('refusedNext')} />
  if (board === null) {
    return (
      <BoardMessage
        title={staleSince === null ? t('connecting') : t('away', { since: clockWords(staleSince) })}
        why={staleSince === null ? undefined : t('awayWhy')}
      />
    )
  }
  return (
    <main className={classes.wall} data-stale={staleSince !== null || undefined}>
      <title>{t('title', { workspace: board.workspace })}</title>
      <BoardHead workspace={board.workspace} link={link} now={now} lastAt={shown.at(-1)?.at} caughtUp={caughtUp} />
      <BoardFigures board={board} />
      <BoardHeat board={board} turnTo={last?.engagement?.key} turnedBy={last?.cursor} />
      <div className={classes.foot}>
        <BoardFactLines facts={shown} />
        <BoardTrend board={board} />
      </div>
      {staleSince === null ? null : (
        <div className={classes.stale} role="alert">
          <strong>{t('stale', { since: clockWords(staleSince) })}</strong>
          <span>{t('staleWhy')}</span>
        </div>
      )}
    </main>
  )
}
