import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Mark } from './Mark.tsx'

export type EngagementLife =
  | 'DRAFT'
  | 'CLASSIFIED'
  | 'APPROVED'
  | 'SCOPE_CHANGE'
  | 'BLOCKED'
  | 'LIVE'
  | 'SUSPENDED'
  | 'RECLASSIFY'
  | 'RETIRING'
  | 'RETIRED'
type VersionLife =
  | 'REGISTERED'
  | 'IN_EVALUATION'
  | 'DEPLOYABLE'
  | 'CANARY'
  | 'PRODUCTION'
  | 'SUPERSEDED'
  | 'ROLLED_BACK'
  | 'QUARANTINED'
  | 'RETIRING'
  | 'RETIRED'
  | 'ABANDONED'
export type Life = EngagementLife | VersionLife

const ring = <circle cx="7" cy="7" r="3.6" stroke="currentColor" strokeWidth="1.4" />
const dot = <circle cx="7" cy="7" r="4.3" fill="currentColor" />
const half = (
  <>
    {ring}
    <path d="M7 3.4a3.6 3.6 0 0 1 0 7.2z" fill="currentColor" />
  </>
)
const barred = (
  <>
    {ring}
    <path d="m4.4 9.6 5.2-5.2" stroke="currentColor" strokeWidth="1.4" />
  </>
)
const dashed = <circle cx="7" cy="7" r="3.6" stroke="currentColor" strokeWidth="1.4" strokeDasharray="1.9 1.4" />

type Glyph = { color: string; shape: ReactNode }
const waiting: Glyph = { color: 'var(--ink-2)', shape: ring }
const moving: Glyph = { color: 'var(--ink-2)', shape: half }
const serving: Glyph = { color: 'var(--accent-text)', shape: dot }
const stopped: Glyph = { color: 'var(--critical)', shape: barred }
const asked: Glyph = { color: 'var(--caution)', shape: half }
const leaving: Glyph = { color: 'var(--ink-3)', shape: dashed }
const gone: Glyph = { color: 'var(--ink-3)', shape: barred }

/** What serves people is a full dot, what waits a ring, what was stopped is barred. */
const glyphs: Record<Life, Glyph> = {
  DRAFT: { color: 'var(--ink-3)', shape: dashed },
  CLASSIFIED: waiting,
  APPROVED: { color: 'var(--pass)', shape: half },
  SCOPE_CHANGE: asked,
  BLOCKED: stopped,
  LIVE: serving,
  SUSPENDED: stopped,
  RECLASSIFY: asked,
  RETIRING: leaving,
  RETIRED: gone,
  REGISTERED: waiting,
  IN_EVALUATION: moving,
  DEPLOYABLE: { color: 'var(--pass)', shape: half },
  CANARY: { color: 'var(--accent-text)', shape: half },
  PRODUCTION: serving,
  SUPERSEDED: { color: 'var(--ink-3)', shape: ring },
  ROLLED_BACK: stopped,
  QUARANTINED: stopped,
  ABANDONED: gone,
}

/** Where an engagement or a model version stands in its life. */
export function LifeMark({ life, bare }: { life: Life; bare?: boolean | undefined }) {
  const { t } = useTranslation('ui')
  const { color, shape } = glyphs[life]
  return (
    <Mark color={color} word={t(`life.${life}`)} bare={bare}>
      {shape}
    </Mark>
  )
}
