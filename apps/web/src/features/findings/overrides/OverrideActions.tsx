import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../../generated/gql/index.ts'
import { useCommand } from '../../../graph/useCommand.ts'
import { Refusal } from '../../../ui/Refusal.tsx'
import { usePermission } from '../use-permission.ts'
import { CloseOverrideDialog, type Closing } from './CloseOverrideDialog.tsx'
import classes from './overrides.module.css'

const OverrideActions_override = graphql(`
  fragment OverrideActions_override on Override {
    id
    status
    version
    proposedBy { id }
    ...CloseOverrideDialog_override
  }
`)

const Approve = graphql(`
  mutation OverrideActions_approveOverride($input: ApproveOverrideInput!) {
    approveOverride(input: $input) {
      __typename
      ... on Override { ...OverrideEntry_override }
      ... on Refusal { ...Refusal_refusal }
    }
  }
`)

type Props = { override: FragmentType<typeof OverrideActions_override>; me: string | null }

/** What the reader may do with an override: approve or reject it, withdraw their own, revoke one that is in force. */
export function OverrideActions({ me, ...props }: Props) {
  const { t } = useTranslation('findings')
  const override = readFragment(OverrideActions_override, props.override)
  const [closing, setClosing] = useState<Closing | null>(null)
  const [approve, { pending, refusal }] = useCommand(Approve)
  const { allowed, reason } = usePermission('APPROVE_OVERRIDE', override.id)
  const mine = override.proposedBy.id === me
  const proposed = override.status === 'PROPOSED'
  return (
    <>
      <div className={classes.actions}>
        {proposed && !mine ? (
          <Button
            size="compact-sm"
            loading={pending}
            disabled={!allowed}
            onClick={() => void approve({ overrideId: override.id, expectedVersion: override.version })}
          >
            {t('override.approve')}
          </Button>
        ) : null}
        {proposed && !mine && allowed ? (
          <Button size="compact-sm" variant="default" onClick={() => setClosing('reject')}>
            {t('override.reject')}
          </Button>
        ) : null}
        {proposed && mine ? (
          <Button size="compact-sm" variant="default" onClick={() => setClosing('withdraw')}>
            {t('override.withdraw')}
          </Button>
        ) : null}
        {!proposed && allowed ? (
          <Button size="compact-sm" variant="default" onClick={() => setClosing('revoke')}>
            {t('override.revoke')}
          </Button>
        ) : null}
        {proposed && !allowed && reason ? <span className={classes.why}>{reason}</span> : null}
      </div>
      {refusal ? <Refusal message={refusal.message} reasons={refusal.reasons} fields={refusal.fields} /> : null}
      {closing === null ? null : (
        <CloseOverrideDialog override={override} closing={closing} onClose={() => setClosing(null)} />
      )}
    </>
  )
}
