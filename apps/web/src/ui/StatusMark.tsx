import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Mark } from './Mark.tsx'
import classes from './StatusMark.module.css'

export type FindingStatus = 'OPEN' | 'TRIAGED' | 'IN_PROGRESS' | 'RESOLVED' | 'VERIFIED' | 'DUPLICATE'

const ring = <circle cx="7" cy="7" r="5.2" stroke="currentColor" strokeWidth="1.4" />

/** A circle that fills as the work goes on. */
const glyphs: Record<FindingStatus, { color: string; shape: ReactNode }> = {
  OPEN: { color: 'var(--ink)', shape: ring },
  TRIAGED: {
    color: 'var(--ink)',
    shape: (
      <>
        {ring}
        <circle cx="7" cy="7" r="1.8" fill="currentColor" />
      </>
    ),
  },
  IN_PROGRESS: {
    color: 'var(--accent-text)',
    shape: (
      <>
        {ring}
        <path d="M7 3.6a3.4 3.4 0 0 1 0 6.8z" fill="currentColor" />
      </>
    ),
  },
  RESOLVED: {
    color: 'var(--pass)',
    shape: (
      <>
        <circle cx="7" cy="7" r="5.2" stroke="currentColor" strokeWidth="1.4" strokeDasharray="2.2 1.4" />
        <path d="m4.6 7.2 1.7 1.7 3.2-3.5" stroke="currentColor" strokeWidth="1.4" />
      </>
    ),
  },
  VERIFIED: {
    color: 'var(--pass)',
    shape: (
      <>
        <circle cx="7" cy="7" r="5.9" fill="currentColor" />
        <path d="m4.4 7.2 1.8 1.8 3.5-3.9" stroke="var(--paper)" strokeWidth="1.5" />
      </>
    ),
  },
  DUPLICATE: {
    color: 'var(--ink-3)',
    shape: (
      <>
        <circle cx="5.2" cy="7" r="3.8" stroke="currentColor" strokeWidth="1.3" />
        <circle cx="8.8" cy="7" r="3.8" stroke="currentColor" strokeWidth="1.3" />
      </>
    ),
  },
}

type Props = { status: FindingStatus; override?: string | null | undefined; bare?: boolean | undefined }

/** A finding's status. `override` is the word of an override in force: it lies over the status and does not replace it. */
export function StatusMark({ status, override, bare }: Props) {
  const { t } = useTranslation('ui')
  const { color, shape } = glyphs[status]
  return (
    <span className={classes.status}>
      <Mark color={color} word={t(`status.${status}`)} bare={bare}>
        {shape}
      </Mark>
      {override ? <span className={classes.override}>{override}</span> : null}
    </span>
  )
}
