import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../../generated/gql/index.ts'
import { useCommand } from '../../../graph/useCommand.ts'
import { MetaLine } from '../../../ui/MetaLine.tsx'
import { RelativeTime } from '../../../ui/RelativeTime.tsx'
import classes from '../gate.module.css'
import type { GateViewerMay } from '../useGate.ts'
import { SignedText } from './SignedText.tsx'

export const ConditionLine_condition = graphql(`
  fragment ConditionLine_condition on GateCondition {
    id
    text
    expiresAt
    owner { id name }
    metAt
    metNote
    metBy { id name }
  }
`)

const MeetCondition = graphql(`
  mutation MeetCondition($input: MeetConditionInput!) {
    meetCondition(input: $input) {
      __typename
      ... on Gate { id ...GateView_gate ...GateCard_gate }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

type Props = {
  condition: FragmentType<typeof ConditionLine_condition>
  /** Whether the decision that set it holds. */
  binds: boolean
  may: GateViewerMay | null | undefined
}

/** A condition of an approval: who owes it by when, or by what it was met. */
export function ConditionLine({ condition: given, binds, may }: Props) {
  const { t } = useTranslation('gates')
  const { id, text, owner, expiresAt, metAt, metBy, metNote } = readFragment(ConditionLine_condition, given)
  const [meet, { pending, refusal }] = useCommand(MeetCondition)
  const overdue = !metAt && binds && Date.parse(expiresAt) < Date.now()
  return (
    <li data-met={metAt ? true : undefined}>
      {text}
      <MetaLine>
        {owner.name}
        {metAt ? (
          <span>
            {t('met.by', { who: metBy?.name ?? owner.name })} <RelativeTime at={metAt} />
          </span>
        ) : (
          <span className={overdue ? classes.wrong : undefined}>
            {overdue ? t('met.overdue') : t('conditions.until')} <RelativeTime at={expiresAt} />
          </span>
        )}
      </MetaLine>
      {metNote ? <q className={classes.note}>{metNote}</q> : null}
      {binds && !metAt && may?.membership.id === owner.id ? (
        <SignedText
          open={t('met.open')}
          send={t('met.open')}
          field={t('met.note')}
          hint={t('met.hint')}
          pending={pending}
          refusal={refusal}
          onSend={(note) => void meet({ conditionId: id, note })}
        />
      ) : null}
    </li>
  )
}
