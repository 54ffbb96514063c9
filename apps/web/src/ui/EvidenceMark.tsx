import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Mark } from './Mark.tsx'

type EvidenceState =
  | 'MISSING'
  | 'REQUESTED'
  | 'SUBMITTED'
  | 'ACCEPTED'
  | 'REJECTED'
  | 'EXPIRED'
  | 'SUPERSEDED'
  | 'DISPOSED'

const sheet = 'M2.5 1h6l3 3v9h-9z'
const line = { stroke: 'currentColor', strokeWidth: 1.4 }

/** Evidence is a sheet of paper: dashed where there is none, solid where it counts. */
const glyphs: Record<EvidenceState, { color: string; shape: ReactNode }> = {
  MISSING: { color: 'var(--high)', shape: <path d={sheet} {...line} strokeDasharray="2 1.6" /> },
  REQUESTED: { color: 'var(--ink-2)', shape: <path d={sheet} {...line} strokeDasharray="2 1.6" /> },
  SUBMITTED: {
    color: 'var(--accent-text)',
    shape: (
      <>
        <path d={sheet} {...line} />
        <path d="M5 6h4M5 9h4" {...line} />
      </>
    ),
  },
  ACCEPTED: {
    color: 'var(--pass)',
    shape: (
      <>
        <path d={sheet} fill="currentColor" />
        <path d="m4.5 7.5 1.8 1.8 3.2-3.6" stroke="var(--paper)" strokeWidth="1.5" />
      </>
    ),
  },
  REJECTED: {
    color: 'var(--critical)',
    shape: (
      <>
        <path d={sheet} {...line} />
        <path d="m5 5.8 4 4M9 5.8l-4 4" {...line} />
      </>
    ),
  },
  EXPIRED: {
    color: 'var(--stale)',
    shape: (
      <>
        <path d={sheet} fill="currentColor" />
        <path d="M4.8 7.5h4.4" stroke="var(--paper)" strokeWidth="1.5" />
      </>
    ),
  },
  SUPERSEDED: { color: 'var(--ink-3)', shape: <path d={sheet} {...line} /> },
  DISPOSED: { color: 'var(--ink-3)', shape: <path d="M3.5 7h7" {...line} /> },
}

/** The state of a piece of evidence as shape, colour and word; `bare` shows the shape alone. */
export function EvidenceMark({ state, bare }: { state: EvidenceState; bare?: boolean | undefined }) {
  const { t } = useTranslation('ui')
  const { color, shape } = glyphs[state]
  return (
    <Mark color={color} word={t(`evidenceState.${state}`)} bare={bare}>
      {shape}
    </Mark>
  )
}
