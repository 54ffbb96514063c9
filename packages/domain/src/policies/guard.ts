import type { Policy } from './words.ts'

/** Whether this only says of which use cases something is asked. */
export function isGuard(policy: Policy): boolean {
  return policy.kind === 'NOT' ? isGuard(policy.of) : policy.kind === 'USE_CASE_IS'
}
