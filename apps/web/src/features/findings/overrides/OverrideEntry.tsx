import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../../generated/gql/index.ts'
import { RelativeTime } from '../../../ui/RelativeTime.tsx'
import classes from '../detail.module.css'
import { OverrideActions } from './OverrideActions.tsx'

const OverrideEntry_override = graphql(`
  fragment OverrideEntry_override on Override {
    id
    type
    status
    rationale
    severity
    inForce
    proposedAt
    decidedAt
    expiresAt
    endedAt
    closeReason
    waitsFor
    proposedBy { id name }
    approvedBy { id name }
    approvals { seat approvedAt note approvedBy { id name } }
    closedBy { id name }
    modelVersion { id label modelName }
    ...OverrideActions_override
  }
`)

type Props = { override: FragmentType<typeof OverrideEntry_override>; me: string | null }

/** One override with its whole course: who proposed it and why, who approved it, and how it ended. */
export function OverrideEntry({ me, ...props }: Props) {
  const { t } = useTranslation(['findings', 'ui'])
  const override = readFragment(OverrideEntry_override, props.override)
  const { modelVersion, closedBy, expiresAt, inForce, status } = override
  const ended = override.endedAt ?? override.decidedAt
  const seats = new Intl.ListFormat('en').format(override.waitsFor.map((seat) => t(`override.seat.${seat}`)))
  return (
    <li data-void={!inForce || undefined}>
      <p className={classes.entryHead}>
        <b>{t(`override.type.${override.type}`)}</b>
        <span className={classes.state} data-state={inForce ? 'in-force' : status}>
          {inForce ? t('override.inForce') : t(`override.status.${status}`)}
        </span>
        {override.severity ? t('override.to', { severity: t(`ui:severity.${override.severity}`) }) : null}
        {modelVersion ? `${modelVersion.modelName} ${modelVersion.label}` : t('override.asset')}
      </p>
      <p>{override.rationale}</p>
      <p className={classes.small}>
        {t('override.by', { name: override.proposedBy.name })} <RelativeTime at={override.proposedAt} />
        {expiresAt ? (
          <>
            {' · '}
            {t(Date.parse(expiresAt) < Date.now() ? 'override.expired' : 'override.expires')}{' '}
            <RelativeTime at={expiresAt} />
          </>
        ) : null}
      </p>
      {override.approvals.map(({ seat, approvedBy, approvedAt, note }) => (
        <p key={seat} className={classes.small}>
          {t('override.approvedFor', { name: approvedBy.name, seat: t(`override.seat.${seat}`) })}{' '}
          <RelativeTime at={approvedAt} />
          {note ? `: ${note}` : null}
        </p>
      ))}
      {override.approvals.length === 0 && override.approvedBy ? (
        <p className={classes.small}>{t('override.approvedBy', { name: override.approvedBy.name })}</p>
      ) : null}
      {closedBy && ended ? (
        <p className={classes.small}>
          {t(`override.closed.${status as 'REVOKED'}`, { name: closedBy.name })} <RelativeTime at={ended} />
          {override.closeReason ? `: ${override.closeReason}` : null}
        </p>
      ) : null}
      {status === 'PROPOSED' && seats !== '' ? (
        <p className={classes.small}>{t('override.waitsFor', { seats })}</p>
      ) : null}
      {status === 'PROPOSED' || status === 'ACTIVE' ? <OverrideActions override={override} me={me} /> : null}
    </li>
  )
}
