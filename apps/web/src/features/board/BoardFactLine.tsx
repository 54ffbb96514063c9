import { Trans, useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import classes from './board.module.css'
import { pastWords } from './clock-words.ts'
import { spokenOutcome } from './spoken-outcome.ts'

const BoardFactLine_fact = graphql(`
  fragment BoardFactLine_fact on BoardFact {
    at
    kind
    subjectKey
    engagement { key name }
    stage
    modelVersion
    evidenceType
    team
    outcome
    waits
  }
`)

/** One fact as a wall tells it: when, on what, how it ended and for which team. */
export function BoardFactLine(props: { fact: FragmentType<typeof BoardFactLine_fact> }) {
  const { t } = useTranslation('board')
  const fact = readFragment(BoardFactLine_fact, props.fact)
  const { engagement, modelVersion, outcome, stage, team, evidenceType } = fact
  const words = {
    stage: stage === null ? '' : t(`stage.${stage}`),
    outcome: spokenOutcome(outcome, t),
    team: team ?? '',
    evidence: evidenceType ?? t('evidence'),
  }
  const ended = outcome === null ? '' : '_ended'
  return (
    <li>
      <time dateTime={fact.at}>{pastWords(fact.at, Date.now())}</time>
      <span className={classes.key}>{fact.subjectKey ?? engagement?.key}</span>
      <span className={classes.sentence}>
        <Trans
          t={t}
          i18nKey={`fact.${fact.kind}${ended}`}
          defaults={t(`fact.${fact.kind}`, { ...words, defaultValue: t('something') })}
          values={words}
          components={{ b: <b /> }}
        />
        {fact.waits ? t('waitsForMore') : null}
      </span>
      <span className={classes.where}>{modelVersion ?? engagement?.name}</span>
    </li>
  )
}
