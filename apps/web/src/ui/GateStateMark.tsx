import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Mark } from './Mark.tsx'

export type GateState =
  | 'NOT_STARTED'
  | 'COLLECTING'
  | 'READY'
  | 'APPROVED'
  | 'APPROVED_WITH_CONDITIONS'
  | 'RETURNED'
  | 'REJECTED'
  | 'STALE'
  | 'OVERDUE'
  | 'REVOKED'
  | 'NOT_APPLICABLE'

const line = { stroke: 'currentColor', strokeWidth: 1.4 }
const box = <rect x="1.7" y="1.7" width="10.6" height="10.6" rx="1.5" {...line} />

/** Gates are squares, findings circles: the two scales cannot be mistaken for each other. */
const glyphs: Record<GateState, { color: string; shape: ReactNode }> = {
  NOT_STARTED: {
    color: 'var(--waiting)',
    shape: <rect x="1.7" y="1.7" width="10.6" height="10.6" rx="1.5" {...line} strokeDasharray="2 2" />,
  },
  COLLECTING: {
    color: 'var(--ink-2)',
    shape: (
      <>
        {box}
        <path d="M2.4 7h9.2v4.6H2.4z" fill="currentColor" />
      </>
    ),
  },
  READY: {
    color: 'var(--accent-text)',
    shape: (
      <>
        {box}
        <rect x="4.5" y="4.5" width="5" height="5" fill="currentColor" />
      </>
    ),
  },
  APPROVED: {
    color: 'var(--pass)',
    shape: (
      <>
        <rect x="1" y="1" width="12" height="12" rx="1.5" fill="currentColor" />
        <path d="m4 7.2 2.1 2.1 4-4.5" stroke="var(--paper)" strokeWidth="1.6" />
      </>
    ),
  },
  APPROVED_WITH_CONDITIONS: {
    color: 'var(--caution)',
    shape: (
      <>
        {box}
        <path d="m4.3 7.1 1.9 1.9 3.6-4" stroke="currentColor" strokeWidth="1.5" />
      </>
    ),
  },
  RETURNED: {
    color: 'var(--high)',
    shape: <path d="M5 2.5 2 5.5l3 3M2.4 5.5H9a2.7 2.7 0 0 1 0 6H5" {...line} />,
  },
  REJECTED: {
    color: 'var(--critical)',
    shape: (
      <>
        <path d="M4.5 1h5L13 4.5v5L9.5 13h-5L1 9.5v-5z" fill="currentColor" />
        <path d="m4.7 4.7 4.6 4.6M9.3 4.7 4.7 9.3" stroke="var(--paper)" strokeWidth="1.5" />
      </>
    ),
  },
  STALE: {
    color: 'var(--stale)',
    shape: <path d="M7.5 1.7H12.3V12.3H1.7V1.7H4L6.5 5 4.8 7 8 10.5" {...line} />,
  },
  OVERDUE: { color: 'var(--high)', shape: <path d="M2.5 1.5h9L7 7zM2.5 12.5h9L7 7z" {...line} /> },
  REVOKED: {
    color: 'var(--critical)',
    shape: (
      <>
        {box}
        <path d="m2.5 11.5 9-9" {...line} />
      </>
    ),
  },
  NOT_APPLICABLE: { color: 'var(--ink-3)', shape: <path d="M3.5 7h7" {...line} /> },
}

/** A gate's state as shape, colour and word; `bare` shows the shape alone. */
export function GateStateMark({ state, bare }: { state: GateState; bare?: boolean }) {
  const { t } = useTranslation('ui')
  const { color, shape } = glyphs[state]
  return (
    <Mark color={color} word={t(`gateState.${state}`)} bare={bare}>
      {shape}
    </Mark>
  )
}
