type Token = { expiresAt: string | null; revokedAt: string | null }

/** Whether a token works at this moment, in milliseconds, and if not, why. */
export function tokenState({ expiresAt, revokedAt }: Token, now: number): 'inForce' | 'expired' | 'revoked' {
  if (revokedAt !== null) return 'revoked'
  return expiresAt !== null && Date.parse(expiresAt) <= now ? 'expired' : 'inForce'
}
