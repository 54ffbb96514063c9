import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import classes from './board.module.css'
import { Changing } from './Changing.tsx'

const BoardFigures_board = graphql(`
  fragment BoardFigures_board on Board {
    figures { code label value of aiSpecific classical }
  }
`)

/** The figures that leadership reads; one that just changed is marked for a moment. */
export function BoardFigures(props: { board: FragmentType<typeof BoardFigures_board> }) {
  const { t } = useTranslation('board')
  const { figures } = readFragment(BoardFigures_board, props.board)
  return (
    <section className={classes.figures} aria-label={t('figures')}>
      {figures.map(({ code, label, value, of, aiSpecific, classical }) => (
        <div key={code} className={classes.figure} data-alarming={value > 0 || undefined}>
          <h2>{label}</h2>
          <p className={classes.value}>
            <Changing value={`${value}/${of}`}>
              {value.toLocaleString('en')}
              {of === null ? null : <small> {t('of', { of })}</small>}
            </Changing>
          </p>
          <p className={classes.split}>
            {aiSpecific === null ? null : t('split', { ai: aiSpecific, classical: classical ?? 0 })}
          </p>
        </div>
      ))}
    </section>
  )
}
