import { type EvidenceStatus, objectionToEvidenceTransition } from '@assay/domain'
import { readTexts } from '../engagements/written.ts'
import type { Change } from '../kernel/change.ts'
import type { Viewer } from '../kernel/viewer.ts'
import type { LockedEvidence } from './lock-evidence.ts'
import { mustBeVersion } from './mend-evidence.ts'

type Closing = { status: EvidenceStatus; reason: string; expectedVersion: number; required: string }

/** The reason for closing evidence, once nothing stands against it. */
export async function mustBeClosable(
  step: Change,
  viewer: Viewer,
  evidence: LockedEvidence,
  { status, reason, expectedVersion, required }: Closing,
): Promise<string> {
  await mustBeVersion(step, viewer, evidence, expectedVersion, [
    { field: 'status', yours: status, theirs: evidence.status },
  ])
  const objection = objectionToEvidenceTransition(evidence.status as EvidenceStatus, status)
  if (objection !== null) throw objection
  const texts = readTexts()
  const text = texts.text(['reason'], reason, { longest: 2_000, required })
  texts.done()
  return text
}
