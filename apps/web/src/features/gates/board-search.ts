import type { GateState } from '../../ui/GateStateMark.tsx'
import type { Grouping } from './board.ts'
import type { Stage } from './stages.ts'

/** What the board's address says after its `?`. */
export type BoardSearch = {
  state: GateState[] | undefined
  engagement: string[] | undefined
  group: Grouping | undefined
  stage: Stage | undefined
  overdue: '1' | undefined
  liveWithoutApproval: '1' | undefined
  alone: '1' | undefined
  open: string | undefined
  asOf: string | undefined
}

/** The states that the board filters by, in the order in which they ask for attention. */
export const gateStates: readonly GateState[] = [
  'OVERDUE',
  'STALE',
  'READY',
  'COLLECTING',
  'RETURNED',
  'REJECTED',
  'REVOKED',
  'NOT_STARTED',
  'APPROVED',
  'APPROVED_WITH_CONDITIONS',
  'NOT_APPLICABLE',
]
