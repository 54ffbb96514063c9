import { Radio } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { GateDecisionCode } from '../../generated/gql/graphql.ts'
import { needsReady } from './decisions.ts'
import classes from './gate.module.css'

type Props = {
  choices: readonly GateDecisionCode[]
  chosen: GateDecisionCode | null
  ready: boolean
  reasons: number
  onChoose: (decision: GateDecisionCode) => void
}

/** The decisions of this stage. An approval waits until the gate is ready and says for what. */
export function DecisionChoices({ choices, chosen, ready, reasons, onChoose }: Props) {
  const { t } = useTranslation('gates')
  return (
    <Radio.Group
      aria-label={t('decide.choice')}
      value={chosen ?? ''}
      onChange={(value) => {
        const next = choices.find((each) => each === value)
        if (next !== undefined) onChoose(next)
      }}
    >
      <div className={classes.choices}>
        {choices.map((decision) => {
          const waits = needsReady(decision) && !ready
          return (
            <Radio
              key={decision}
              value={decision}
              disabled={waits}
              size="xs"
              label={t(`decision.${decision}`)}
              description={waits ? t('decide.waits', { count: reasons }) : t(`decisionMeans.${decision}`)}
            />
          )
        })}
      </div>
    </Radio.Group>
  )
}
