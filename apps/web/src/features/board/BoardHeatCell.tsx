import { useTranslation } from 'react-i18next'
import type { GateStatus } from '../../generated/gql/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../generated/gql/index.ts'
import { GateStateMark } from '../../ui/GateStateMark.tsx'
import classes from './board.module.css'
import { Changing } from './Changing.tsx'

const BoardHeatCell_cell = graphql(`
  fragment BoardHeatCell_cell on BoardCell {
    status
    blockers
    signedFor
    waits
  }
`)

const heat: Record<GateStatus, string> = {
  NOT_STARTED: 'none',
  COLLECTING: 'cold',
  READY: 'ready',
  APPROVED: 'pass',
  APPROVED_WITH_CONDITIONS: 'caution',
  RETURNED: 'warm',
  REJECTED: 'hot',
  STALE: 'stale',
  REVOKED: 'hot',
  NOT_APPLICABLE: 'none',
}

const undecided: readonly GateStatus[] = ['COLLECTING', 'READY', 'RETURNED', 'STALE']
const decided: readonly GateStatus[] = ['APPROVED', 'APPROVED_WITH_CONDITIONS', 'RETURNED', 'REJECTED']

/** Where a use case stands at one gate: its state, and what holds it up or which team signed. */
export function BoardHeatCell(props: { cell: FragmentType<typeof BoardHeatCell_cell> }) {
  const { t } = useTranslation('board')
  const { status, blockers, signedFor, waits } = readFragment(BoardHeatCell_cell, props.cell)
  if (status === null) return <td />
  const blocked = blockers > 0 && undecided.includes(status)
  const teams = waits || decided.includes(status) ? signedFor : []
  return (
    <td data-heat={heat[status]}>
      <Changing value={`${status} ${waits} ${signedFor.length}`}>
        <span className={classes.state}>
          <GateStateMark state={status} bare />
          <span aria-hidden>{t(`state.${status}`)}</span>
        </span>
        {blocked ? <span className={classes.blocked}>{t('blockers', { count: blockers })}</span> : null}
        {!blocked && teams.length > 0 ? (
          <span className={classes.teams}>{waits ? t('waits', { team: teams[0] }) : teams.join(', ')}</span>
        ) : null}
      </Changing>
    </td>
  )
}
