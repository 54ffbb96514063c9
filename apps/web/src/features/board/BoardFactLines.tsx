import { useTranslation } from 'react-i18next'
import { BoardFactLine } from './BoardFactLine.tsx'
import classes from './board.module.css'
import type { Fact } from './follow-board.ts'

const shown = 4

/** The last facts, the newest first. A gate whose evidence was counted anew, and stands where it stood, is none. */
export function BoardFactLines({ facts }: { facts: readonly Fact[] }) {
  const { t } = useTranslation('board')
  const told = facts.filter(({ kind, outcome }) => kind !== 'gate.readinessChanged' || outcome !== null)
  return (
    <section className={classes.facts}>
      <h2>{t('latest')}</h2>
      {told.length === 0 ? <p className={classes.none}>{t('nothing')}</p> : null}
      <ol aria-live="polite">
        {told
          .slice(-shown)
          .reverse()
          .map((fact) => (
            <BoardFactLine key={fact.cursor} fact={fact} />
          ))}
      </ol>
    </section>
  )
}
