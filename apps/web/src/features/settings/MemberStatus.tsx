import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { MembershipStatus } from '../../generated/gql/graphql.ts'
import { Mark } from '../../ui/Mark.tsx'

const line = { stroke: 'currentColor', strokeWidth: 1.4 }
const glyphs: Record<MembershipStatus, { color: string; shape: ReactNode }> = {
  INVITED: { color: 'var(--waiting)', shape: <circle cx="7" cy="7" r="5" strokeDasharray="2 2" {...line} /> },
  ACTIVE: { color: 'var(--pass)', shape: <circle cx="7" cy="7" r="4.5" fill="currentColor" /> },
  SUSPENDED: { color: 'var(--high)', shape: <path d="M4.5 3v8M9.5 3v8" {...line} strokeWidth={2} /> },
  REMOVED: { color: 'var(--ink-3)', shape: <path d="m3.5 3.5 7 7M10.5 3.5l-7 7" {...line} /> },
}

/** Whether a seat is in use. */
export function MemberStatus({ status }: { status: MembershipStatus }) {
  const { t } = useTranslation('settings')
  const { color, shape } = glyphs[status]
  return (
    <Mark color={color} word={t(`status.${status}`)}>
      {shape}
    </Mark>
  )
}
