import { useTranslation } from 'react-i18next'
import { Mark } from '../../ui/Mark.tsx'
import { useNow } from '../../ui/now.ts'
import { tokenState } from './token-state.ts'

const line = { stroke: 'currentColor', strokeWidth: 1.6 }
const glyphs = {
  inForce: { color: 'var(--pass)', shape: <circle cx="7" cy="7" r="4.5" fill="currentColor" /> },
  expired: { color: 'var(--high)', shape: <path d="M3 2h8L7 7zM3 12h8L7 7z" {...line} /> },
  revoked: { color: 'var(--ink-3)', shape: <path d="m3.5 3.5 7 7M10.5 3.5l-7 7" {...line} /> },
}

/** Whether a token works, and why not. */
export function TokenState({ token }: { token: { expiresAt: string | null; revokedAt: string | null } }) {
  const { t } = useTranslation('settings')
  const state = tokenState(token, useNow())
  return (
    <Mark color={glyphs[state].color} word={t(`tokens.${state}`)}>
      {glyphs[state].shape}
    </Mark>
  )
}
