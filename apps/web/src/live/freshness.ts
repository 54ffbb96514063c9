import type { ConnectionState } from '../ui/ConnectionChip.tsx'

/** After so much silence nobody may take the page for the present. */
export const staleAfterMs = 30_000

type Signs = {
  /** The stream stands, as far as is known. */
  following: boolean
  /** When the page last was the present for certain, in milliseconds. */
  freshAt: number
  online: boolean
}

/** What the page may say of itself. */
export function connectionState({ following, freshAt, online }: Signs, now: number): ConnectionState {
  if (now - freshAt >= staleAfterMs) return 'stale'
  if (following) return 'live'
  return online ? 'reconnecting' : 'offline'
}
