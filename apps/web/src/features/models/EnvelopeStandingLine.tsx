import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { useCommand } from '../../graph/useCommand.ts'
import { LinkTo } from '../../ui/LinkTo.tsx'
import classes from './models.module.css'
import { ReasonList } from './ReasonList.tsx'
import { Refused } from './Refused.tsx'

export const EnvelopeStandingLine_standing = graphql(`
  fragment EnvelopeStandingLine_standing on EnvelopeStanding {
    reasons { code message subjectKey }
    envelope { id name baseVersion { id label modelName engagement { id key } } }
  }
`)

const Decide = graphql(`
  mutation EnvelopeStandingLine_decideByEnvelope($input: DecideByEnvelopeInput!) {
    decideByEnvelope(input: $input) {
      __typename
      ... on ModelVersion { id ...VersionMeta_version ...VersionGates_version ...VersionEnvelopes_version }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

type Props = {
  standing: FragmentType<typeof EnvelopeStandingLine_standing>
  modelVersionId: string
  mayDecide: boolean
}

/** Whether this version is inside an envelope; inside, its ready gates may be decided by policy. */
export function EnvelopeStandingLine(props: Props) {
  const { t } = useTranslation('models')
  const { envelope, reasons } = readFragment(EnvelopeStandingLine_standing, props.standing)
  const [decide, { pending, refusal }] = useCommand(Decide)
  const { baseVersion: base } = envelope
  return (
    <li>
      <p className={classes.dataset}>
        <b>{envelope.name}</b>
        <LinkTo href={`/e/${base.engagement.key}/v/${encodeURIComponent(base.label)}`}>
          {base.modelName} {base.label}
        </LinkTo>
        {reasons.length === 0 && props.mayDecide ? (
          <Button
            size="compact-xs"
            loading={pending}
            onClick={() => void decide({ envelopeId: envelope.id, modelVersionId: props.modelVersionId })}
          >
            {t('envelope.decide')}
          </Button>
        ) : null}
      </p>
      <ReasonList reasons={reasons} title={t('envelope.outside')} none={t('envelope.inside')} />
      <Refused refusal={refusal} title={t('envelope.notReady')} />
    </li>
  )
}
