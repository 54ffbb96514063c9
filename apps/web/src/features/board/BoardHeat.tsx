import { useElementSize } from '@mantine/hooks'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { GateStage } from '../../generated/gql/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { BoardHeatCell } from './BoardHeatCell.tsx'
import classes from './board.module.css'
import { pagesOf } from './pages-of.ts'
import { useRotation } from './use-rotation.ts'

const BoardHeat_board = graphql(`
  fragment BoardHeat_board on Board {
    rows {
      key
      name
      tier
      cells { stage ...BoardHeatCell_cell }
    }
  }
`)

const stages: readonly GateStage[] = [
  'INTAKE',
  'DATA',
  'TRAINING',
  'EVALUATION',
  'DEPLOYMENT',
  'MONITORING',
  'RETIREMENT',
]

/** In the units of the screen: 1,920 × 1,080 of them fit. */
const leastRow = 94
const mostRow = 116
const headRow = 46
const narrow = 720

type Props = {
  board: FragmentType<typeof BoardHeat_board>
  /** The use case that something just happened to, and what that was: its page is turned to. */
  turnTo: string | undefined
  turnedBy: string | undefined
}

/** Use cases by gate. Where there are more than fit, their pages turn by themselves. */
export function BoardHeat({ board: given, turnTo, turnedBy }: Props) {
  const { t } = useTranslation('board')
  const { rows } = readFragment(BoardHeat_board, given)
  const { ref, height } = useElementSize()
  const room = height / Math.min(innerWidth / 1_920, innerHeight / 1_080) - headRow
  const isNarrow = innerWidth <= narrow
  const pages = pagesOf(rows, isNarrow ? rows.length : Math.floor(room / leastRow))
  const { page, paused, goTo, toggle } = useRotation(pages.length)
  const shown = pages[page] ?? []
  const row = Math.max(leastRow, Math.min(mostRow, room / Math.max(1, pages[0]?.length ?? 1)))

  const home = pages.findIndex((each) => each.some(({ key }) => key === turnTo))
  // An event turns the page once; what follows turns it away again.
  useEffect(() => {
    if (home >= 0 && !paused) goTo(home)
  }, [turnedBy])

  return (
    <section className={classes.heat} aria-label={t('useCases')} ref={ref} tabIndex={isNarrow ? 0 : undefined}>
      {rows.length === 0 ? <p className={classes.none}>{t('none')}</p> : null}
      <table key={page} className={classes.map} style={{ '--row': row }}>
        <thead>
          <tr>
            <th scope="col">
              {t('useCase')}
              {pages.length > 1 ? (
                <button type="button" className={classes.turner} onClick={toggle} aria-pressed={paused}>
                  {t(paused ? 'pagePaused' : 'page', { page: page + 1, pages: pages.length })}
                </button>
              ) : null}
            </th>
            {stages.map((stage) => (
              <th key={stage} scope="col">
                {t(`stage.${stage}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ key, name, tier, cells }) => (
            <tr key={key}>
              <th scope="row">
                <b className={classes.name}>{name}</b>
                <span className={classes.tier}>{t('tier', { key, tier })}</span>
              </th>
              {stages.map((stage) => {
                const cell = cells.find((each) => each.stage === stage)
                return cell ? <BoardHeatCell key={stage} cell={cell} /> : <td key={stage} />
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
