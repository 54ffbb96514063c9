import { VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { Figure } from '../../ui/Figure.tsx'
import { Figures } from '../../ui/Figures.tsx'
import { splitDoors } from './figure-doors.ts'
import { whoMoved } from './figure-movers.ts'
import classes from './posture.module.css'
import { type FigureMark, useFigureMarks } from './use-figure-marks.ts'

const PostureFigures_posture = graphql(`
  fragment PostureFigures_posture on Posture {
    figures { code label value of aiSpecific classical href }
  }
`)

/** The figures that leadership reads, each the door to its rows; one that just moved is marked, with who moved it. */
export function PostureFigures(props: { posture: FragmentType<typeof PostureFigures_posture> }) {
  const { t } = useTranslation('posture')
  const { figures } = readFragment(PostureFigures_posture, props.posture)
  const marks = useFigureMarks(figures)
  const wordsOf = ({ movers }: FigureMark) => {
    const who = whoMoved(movers)
    if (who === null) return null
    if ('people' in who) return t('moved.people', { count: who.people })
    return who.key === null ? who.name : t('moved.person', who)
  }
  const told = figures.flatMap(({ code, label, value }) => {
    const mark = marks.get(code)
    if (mark === undefined) return []
    return [[t('moved.told', { label, value, before: mark.before }), wordsOf(mark)].filter(Boolean).join(' ')]
  })
  return (
    <>
      <Figures label={t('figures')}>
        {figures.map(({ code, label, value, of, aiSpecific, classical, href }) => {
          const mark = marks.get(code)
          const words = mark === undefined ? null : wordsOf(mark)
          return (
            <div key={code} className={classes.figure}>
              {/* A new key starts the animation anew at every move. */}
              {mark === undefined ? null : <span key={mark.at} className={classes.changed} aria-hidden />}
              {words === null ? null : (
                <span className={classes.mover} title={words} aria-hidden>
                  {words}
                </span>
              )}
              <Figure
                label={label}
                value={value}
                of={of ?? undefined}
                ai={aiSpecific ?? undefined}
                classical={classical ?? undefined}
                href={href}
                {...splitDoors(href)}
                alarming
              />
            </div>
          )
        })}
      </Figures>
      <VisuallyHidden role="status">{told.join('. ')}</VisuallyHidden>
    </>
  )
}
