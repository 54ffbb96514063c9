import { InvalidInput } from '@assay/domain'
import { staleVersion } from '../engagements/stale-version.ts'
import type { Change } from '../kernel/change.ts'
import type { Viewer } from '../kernel/viewer.ts'
import type { LockedEvidence } from './lock-evidence.ts'

type Wanted = { field: string; yours: string | null; theirs: string | null }

/** Throws Conflict, with both values, when the evidence changed since the caller read it. */
export async function mustBeVersion(
  { tx }: Pick<Change, 'tx'>,
  { workspaceId }: Viewer,
  { id, engagementId, version }: LockedEvidence,
  expectedVersion: number,
  wanted: readonly Wanted[],
): Promise<void> {
  if (version === expectedVersion) return
  const values = wanted.map(({ field, yours, theirs }) => ({ field, yours: yours ?? '–', theirs: theirs ?? '–' }))
  throw await staleVersion(tx, { workspaceId, engagementId, id, what: 'evidence' }, values)
}

/** Rule 16: what is under a hold is neither altered nor disposed of. */
export function mustNotBeHeld({ key, holdReason }: LockedEvidence, what: string): void {
  if (holdReason === null) return
  const message = `${key} is under a hold (${holdReason}) and may not be ${what}. Release the hold first.`
  throw new InvalidInput([{ path: ['evidenceId'], message }], 'INVALID_TRANSITION')
}
