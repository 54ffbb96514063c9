import type { Change } from '../kernel/change.ts'
import { endOverride } from './end-override.ts'
import { lockOverrideRow } from './lock-override.ts'

/**
 * Ends an override whose day is over, within a change of the clock. Answers false when somebody was faster: another
 * worker, or a person who revoked it meanwhile.
 */
export async function expireOverride(step: Change, overrideId: string, at: Date): Promise<boolean> {
  const locked = await lockOverrideRow(step, overrideId)
  const { status, expiresAt } = locked.override
  if (status !== 'ACTIVE' || expiresAt === null || expiresAt > at) return false
  await endOverride(step, locked, { to: 'EXPIRED', kind: 'override.expired', by: null, reason: null, at })
  return true
}
