import { useTranslation } from 'react-i18next'
import { graphql } from '../../../generated/gql/index.ts'
import { useCommand } from '../../../graph/useCommand.ts'
import { Avatar } from '../../../ui/Avatar.tsx'
import { RelativeTime } from '../../../ui/RelativeTime.tsx'
import classes from '../gate.module.css'
import type { GateToDecide } from '../gate-fragment.ts'
import type { GateViewerMay } from '../useGate.ts'
import { DelegateForm } from './DelegateForm.tsx'
import { SignedText } from './SignedText.tsx'

const RevokeDelegation = graphql(`
  mutation RevokeDelegation($input: RevokeDelegationInput!) {
    revokeDelegation(input: $input) {
      __typename
      ... on DelegationRevoked { delegationId }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

type Props = { gate: GateToDecide; may: GateViewerMay | null | undefined }

/** Who holds the A of the gate for a while in somebody's stead, and the way to hand it over or take it back. */
export function Delegations({ gate, may }: Props) {
  const { t } = useTranslation('gates')
  const [end, { pending, refusal }] = useCommand(RevokeDelegation)
  const me = may?.membership.id
  return (
    <>
      {gate.delegations.map(({ id, givenBy, givenTo, validFrom, validTo, reason, stage, engagementKey }) => (
        <div key={id} className={classes.delegation}>
          <span>
            <Avatar name={givenTo.name} silent /> {t('delegation.holds', { to: givenTo.name, by: givenBy.name })}
          </span>
          <span className={classes.note}>
            {Date.parse(validFrom) > Date.now() ? (
              <>
                {t('delegation.from')} <RelativeTime at={validFrom} />{' '}
              </>
            ) : null}
            {t('delegation.until')} <RelativeTime at={validTo} />
            {stage && engagementKey ? null : ` · ${t(stage ? 'delegation.everyCase' : 'delegation.everyGate')}`}
          </span>
          <q className={classes.note}>{reason}</q>
          {me === givenBy.id || me === givenTo.id ? (
            <SignedText
              open={t('delegation.end')}
              send={t('delegation.end')}
              field={t('delegation.endReason')}
              pending={pending}
              refusal={refusal}
              onSend={(why) => void end({ delegationId: id, reason: why })}
            />
          ) : null}
        </div>
      ))}
      {may?.onGate.delegate.allowed ? <DelegateForm gate={gate} viewerId={me} /> : null}
    </>
  )
}
