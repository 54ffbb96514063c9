import { useTranslation } from 'react-i18next'
import { BoardFactLine } from './BoardFactLine.tsx'
import classes from './board.module.css'
import type { Fact } from './follow-board.ts'

/** What happened last, the newest first. */
export function BoardFactLines({ facts }: { facts: readonly Fact[] }) {
  const { t } = useTranslation('board')
  return (
    <section className={classes.facts}>
      <h2>{t('latest')}</h2>
      {facts.length === 0 ? <p className={classes.none}>{t('nothing')}</p> : null}
      <ol aria-live="polite">
        {facts.toReversed().map((fact) => (
          <BoardFactLine key={fact.cursor} fact={fact} />
        ))}
      </ol>
    </section>
  )
}
