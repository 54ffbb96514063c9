import { InvalidInput, spoken } from '@assay/domain'
import { staleVersion } from '../engagements/stale-version.ts'
import type { Change } from '../kernel/change.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { type LockedEvidence, lockEvidence } from './lock-evidence.ts'

type Verdict = { evidenceId: string; expectedVersion: number; status: 'ACCEPTED' | 'REJECTED' }

/** Evidence that waits for a verdict, as the caller saw it. Throws Conflict when it changed since. */
export async function lockSubmitted(step: Change, viewer: Viewer, { evidenceId, expectedVersion, status }: Verdict) {
  const { workspaceId } = viewer
  const locked = await lockEvidence(step, viewer, evidenceId, 'ACCEPT_EVIDENCE')
  const { evidence } = locked
  if (evidence.version !== expectedVersion) {
    const { engagementId, id } = evidence
    throw await staleVersion(step.tx, { workspaceId, engagementId, id, what: 'evidence' }, [
      { field: 'status', yours: status, theirs: evidence.status },
      { field: 'version', yours: String(expectedVersion), theirs: String(evidence.version) },
    ])
  }
  if (evidence.status !== 'SUBMITTED') {
    const message = `${evidence.key} is ${spoken(evidence.status)}. Only submitted evidence is accepted or rejected; submit a new revision.`
    throw new InvalidInput([{ path: ['evidenceId'], message }], 'INVALID_TRANSITION')
  }
  return locked
}

/** The part of an announcement that says which evidence it is about. */
export function aboutEvidence({
  id,
  key,
  engagementId,
  modelVersionId,
}: Omit<LockedEvidence, 'evidenceType' | 'revisions'>) {
  return { subject: { type: 'Evidence', id, key }, engagementId, modelVersionId } as const
}
