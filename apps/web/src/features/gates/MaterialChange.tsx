import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { useCommand } from '../../graph/useCommand.ts'
import { Refusal } from '../../ui/Refusal.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import classes from './gate.module.css'

export const MaterialChange_gate = graphql(`
  fragment MaterialChange_gate on Gate {
    id
    approval {
      conditions { code message until }
      questions { message evidence { id key title } }
    }
  }
`)

const Answer = graphql(`
  mutation MaterialChange_answerMaterialChange($input: AnswerMaterialChangeInput!) {
    answerMaterialChange(input: $input) {
      __typename
      ... on Gate { ...GateView_gate }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

type Props = {
  gate: FragmentType<typeof MaterialChange_gate>
  may: { allowed: boolean; reason?: string | null | undefined } | undefined
}

/** What an approval is tied to until a day, and whether new standing evidence changes anything: one click says no. */
export function MaterialChange({ may, ...props }: Props) {
  const { t } = useTranslation('gates')
  const { id, approval } = readFragment(MaterialChange_gate, props.gate)
  const [answer, { pending, refusal }] = useCommand(Answer)
  if (!approval || approval.conditions.length + approval.questions.length === 0) return null
  return (
    <section className={classes.section}>
      <SectionHead title={t('tied.title')} count={approval.conditions.length + approval.questions.length} />
      <ul className={classes.tied}>
        {approval.conditions.map(({ code, message, until }) => (
          <li key={`${code} ${message}`}>
            <span>{message}</span>
            <span className={classes.note}>
              {t(Date.parse(until) <= Date.now() ? 'tied.lapsed' : 'tied.until')} <RelativeTime at={until} />
            </span>
          </li>
        ))}
        {approval.questions.map(({ message, evidence }) => (
          <li key={evidence.id}>
            <span>{message}</span>
            <span className={classes.buttons}>
              <Button
                size="compact-sm"
                loading={pending}
                disabled={may?.allowed === false}
                onClick={() => void answer({ gateId: id, evidenceId: evidence.id, material: false })}
              >
                {t('tied.no')}
              </Button>
              <Button
                size="compact-sm"
                variant="default"
                loading={pending}
                disabled={may?.allowed === false}
                onClick={() => void answer({ gateId: id, evidenceId: evidence.id, material: true })}
              >
                {t('tied.yes')}
              </Button>
            </span>
            {may?.allowed === false && may.reason ? <span className={classes.note}>{may.reason}</span> : null}
          </li>
        ))}
      </ul>
      {refusal ? <Refusal message={refusal.message} reasons={refusal.reasons} fields={refusal.fields} /> : null}
    </section>
  )
}
