import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { GateStateMark } from '../../ui/GateStateMark.tsx'
import { LinkTo } from '../../ui/LinkTo.tsx'
import classes from './engagements.module.css'

export const BlockedBy_gate = graphql(`
  fragment BlockedBy_gate on Gate {
    id
    key
    stage
    status
    evidenceHave
    evidenceNeed
    blockers
    reasons { code message }
  }
`)

/** The gate that holds a use case up, and what it lacks; a link to it. */
export function BlockedBy(props: { gate: FragmentType<typeof BlockedBy_gate> | null }) {
  const { t } = useTranslation('engagements')
  const gate = readFragment(BlockedBy_gate, props.gate)
  if (!gate) return <span className={classes.faint}>{t('blocked.nothing')}</span>
  const lacking = gate.evidenceNeed - gate.evidenceHave
  const said = [
    lacking > 0 ? t('blocked.missing', { count: lacking }) : null,
    gate.blockers > 0 ? t('blocked.blockers', { count: gate.blockers }) : null,
  ].filter(Boolean)
  return (
    <LinkTo
      plain
      className={classes.blocked ?? ''}
      href={`/gates/${gate.key}`}
      title={gate.reasons.map(({ message }) => message).join('\n')}
    >
      <GateStateMark state={gate.status} bare />
      <span>{t(`stage.${gate.stage}`)}</span>
      <span className={classes.lacks}>{said.length > 0 ? said.join(', ') : t(`blocked.${gate.status}`)}</span>
    </LinkTo>
  )
}
