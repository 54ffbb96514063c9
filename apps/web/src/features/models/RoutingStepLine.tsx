import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { useCommand } from '../../graph/useCommand.ts'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import classes from './models.module.css'
import { Refused } from './Refused.tsx'

export const RoutingStepLine_step = graphql(`
  fragment RoutingStepLine_step on RoutingStep {
    id
    kind
    fromPercent
    toPercent
    reason
    byName
    at
    killSwitchUsed
    ratifyBy
    ratifiedAt
    ratifiedBy { id name }
    ratificationOverdue
  }
`)

const Ratify = graphql(`
  mutation RoutingStepLine_ratifyRouting($input: RatifyRoutingInput!) {
    ratifyRouting(input: $input) {
      __typename
      ... on ModelVersion { id ...VersionTraffic_version }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

type Props = { step: FragmentType<typeof RoutingStepLine_step>; where: string; mayRatify: boolean }

/** One change of traffic as it happened; what was done on call is ratified here. */
export function RoutingStepLine(props: Props) {
  const { t } = useTranslation('models')
  const step = readFragment(RoutingStepLine_step, props.step)
  const [ratify, { pending, refusal }] = useCommand(Ratify)
  const waits = step.ratifyBy != null && step.ratifiedAt == null
  return (
    <li data-waits={waits || undefined}>
      <span className={classes.stepHead}>
        <b className={classes.stepKind}>{t(`steps.${step.kind}`)}</b>
        <span data-figures>
          {props.where} {step.fromPercent} → {step.toPercent} %
        </span>
        {step.killSwitchUsed ? <span className={classes.alarm}>{t('killSwitchUsed')}</span> : null}
        <small>
          {step.byName} · <RelativeTime at={step.at} />
        </small>
      </span>
      {step.reason ? <small>{step.reason}</small> : null}
      {waits && step.ratifyBy != null ? (
        <span className={classes.stepHead}>
          <small className={step.ratificationOverdue ? classes.alarm : classes.caution}>
            {t(step.ratificationOverdue ? 'ratifyOverdue' : 'ratifyBy')} <RelativeTime at={step.ratifyBy} />
          </small>
          {props.mayRatify ? (
            <Button
              size="compact-xs"
              variant="default"
              loading={pending}
              onClick={() => void ratify({ stepId: step.id })}
            >
              {t('ratify')}
            </Button>
          ) : null}
        </span>
      ) : null}
      {step.ratifiedAt != null ? (
        <small>
          {t('ratified', { name: step.ratifiedBy?.name ?? '' })} <RelativeTime at={step.ratifiedAt} />
        </small>
      ) : null}
      <Refused refusal={refusal} />
    </li>
  )
}
