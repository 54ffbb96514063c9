import { Denied, type Refusal } from '../refusal.ts'
import { objectionToTransition, type Transitions } from '../transition.ts'
import type { FindingStatus, SourceKind } from './words.ts'

/** What a person may set. Back to OPEN stands for a failed retest, a withdrawn fix, or a wrongly merged duplicate. */
const transitions: Transitions<FindingStatus> = {
  OPEN: ['TRIAGED', 'DUPLICATE'],
  TRIAGED: ['IN_PROGRESS', 'DUPLICATE'],
  IN_PROGRESS: ['RESOLVED', 'TRIAGED', 'DUPLICATE'],
  RESOLVED: ['VERIFIED', 'OPEN', 'DUPLICATE'],
  VERIFIED: ['DUPLICATE'],
  DUPLICATE: ['OPEN'],
}

export type StatusChange = {
  from: FindingStatus
  to: FindingStatus
  sourceKind: SourceKind
  /** The latest retest on the subject, if it passed: who tested, and who claimed the fix. */
  passedRetest: { testedBy: string; fixedBy: string | null } | null
}

/** Where a person may move a finding of this status; VERIFIED still asks for what rule 7 asks. */
export function nextStatuses(from: FindingStatus): readonly FindingStatus[] {
  return transitions[from]
}

/** Why a person may not set this status, or null. */
export function objectionToStatusChange({ from, to, sourceKind, passedRetest }: StatusChange): Refusal | null {
  const objection = objectionToTransition('finding', transitions, from, to)
  if (objection !== null || to !== 'VERIFIED') return objection

  if (sourceKind === 'SCANNER') {
    return new Denied(
      'A complete later scan verifies this finding, not a person. Run the same tool on the same target again.',
    )
  }
  if (passedRetest === null) {
    return new Denied('A finding by people is verified by a passed retest. Request a retest of the fix.')
  }
  if (passedRetest.testedBy === passedRetest.fixedBy) {
    return new Denied('Who fixed it also retested it. Ask someone else to retest the fix.', 'NOT_INDEPENDENT')
  }
  return null
}

/** The status of a finding that is seen again: a fixed one is reopened, the same finding and counted as such. */
export function seenAgain(status: FindingStatus): FindingStatus {
  return status === 'RESOLVED' || status === 'VERIFIED' ? 'OPEN' : status
}

/**
 * The status of a finding that a complete later run of the same tool on the same target, with its rule active,
 * no longer reports. A run verifies what a scanner found; it says nothing about what people found.
 */
export function absentFromRun(status: FindingStatus, sourceKind: SourceKind): FindingStatus {
  return sourceKind === 'PERSON' || status === 'DUPLICATE' ? status : 'VERIFIED'
}
