import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Mark } from './Mark.tsx'

export type Severity = 'CRITICAL' | 'HIGH' | 'MEDIUM' | 'LOW' | 'INFO'

/** Each severity has its own outline, and fewer corners and less ink the lower it is. */
const glyphs: Record<Severity, { color: string; shape: ReactNode }> = {
  CRITICAL: {
    color: 'var(--critical)',
    shape: (
      <>
        <path d="M7 .4 13.6 7 7 13.6.4 7z" fill="currentColor" />
        <path d="M7 3.8v3.7M7 9v1.3" stroke="var(--paper)" strokeWidth="1.5" />
      </>
    ),
  },
  HIGH: { color: 'var(--high)', shape: <path d="M7 1.2 13.3 12.6H.7z" fill="currentColor" /> },
  MEDIUM: {
    color: 'var(--medium)',
    shape: (
      <>
        <rect x="2" y="2" width="10" height="10" stroke="currentColor" strokeWidth="1.5" />
        <path d="M2 7h10v5H2z" fill="currentColor" />
      </>
    ),
  },
  LOW: { color: 'var(--low)', shape: <circle cx="7" cy="7" r="4.7" stroke="currentColor" strokeWidth="1.5" /> },
  INFO: { color: 'var(--info)', shape: <path d="M3 7h8" stroke="currentColor" strokeWidth="1.5" /> },
}

/** A severity as shape, colour and word; `bare` shows the shape alone. */
export function SeverityMark({ severity, bare }: { severity: Severity; bare?: boolean }) {
  const { t } = useTranslation('ui')
  const { color, shape } = glyphs[severity]
  return (
    <Mark color={color} word={t(`severity.${severity}`)} bare={bare}>
      {shape}
    </Mark>
  )
}
