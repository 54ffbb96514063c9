import { Denied, dueAt, isBlocking, type Severity, severityOfRank, severityRank } from '@assay/domain'
import { proseLength, readTexts } from '../engagements/written.ts'
import { gatesTouchedBy } from '../gates/gates-touched-by.ts'
import { recomputeReadiness } from '../gates/recompute-readiness.ts'
import { objectionTo } from '../identity/must-be-allowed.ts'
import { change } from '../kernel/change.ts'
import { lockGates } from '../kernel/lock-gate.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { readFindingPolicies } from '../overrides/override-policy.ts'
import { settleFinding } from '../overrides/settle-finding.ts'
import { rateSeverity } from './rate-severity.ts'
import { aboutFinding, findingToChange, staleFinding, type Wanted, writeFinding } from './write-finding.ts'

export type ChangeFindingSeverity = {
  findingId: string
  expectedVersion: number
  severity?: Severity
  cvssVector?: string
  reason: string
}

/** Rates the finding anew and sets its due date from the day it was opened. Answers with the finding's id. */
export function changeFindingSeverity(record: EngagementRecord, viewer: Viewer, input: ChangeFindingSeverity) {
  return change(record, viewer, async function changeFindingSeverity({ tx, now, announce, nothingChanged }) {
    const finding = await findingToChange(tx, viewer, input.findingId)
    const { workspaceId, engagementId } = finding
    const reason = reasonOf(input.reason)
    const { severity, ...rating } = rateSeverity(input)
    const wanted: Wanted = { field: 'severity', yours: severity, theirs: (current) => severityOfRank(current.severity) }
    if (finding.version !== input.expectedVersion) throw await staleFinding(record, tx, finding, wanted)

    // Under an override the finding shows another severity than it is rated.
    const before = severityOfRank(finding.ratedSeverity ?? finding.severity)
    // A vector stays with the finding until another one is given.
    const vector = rating.cvssVector === null ? {} : rating
    if (before === severity && (rating.cvssVector ?? finding.cvssVector) === finding.cvssVector) {
      nothingChanged()
      return finding.id
    }
    if (isBlocking(before) && severityRank(severity) < severityRank(before)) mustBeAllowedToLower(viewer, engagementId)

    const gateIds = await gatesTouchedBy(tx, workspaceId, { engagementId, findingId: finding.id })
    await lockGates(tx, workspaceId, gateIds)
    const { fix } = await readFindingPolicies(tx, workspaceId)
    const due = dueAt(severity, finding.openedAt, fix)
    await writeFinding(record, tx, finding, {
      expectedVersion: input.expectedVersion,
      now,
      data: { ...vector, severity: severityRank(severity), dueAt: due, ratedSeverity: null, ratedDueAt: null },
      wanted,
    })
    await settleFinding(tx, workspaceId, finding.id, now)
    announce({
      kind: 'finding.severityChanged',
      ...aboutFinding(finding),
      changes: [
        { field: 'severity', from: before, to: severity },
        { field: 'dueAt', from: finding.dueAt?.toISOString() ?? null, to: due?.toISOString() ?? null },
        ...(rating.cvssVector === null
          ? []
          : [{ field: 'cvssVector', from: finding.cvssVector, to: rating.cvssVector }]),
      ].filter(({ from, to }) => from !== to),
      reason,
    })
    await recomputeReadiness(tx, workspaceId, gateIds, now, announce)
    return finding.id
  })
}

function reasonOf(given: string): string {
  const { text, done } = readTexts()
  const reason = text(['reason'], given, { longest: proseLength, required: 'Say why the severity changes.' })
  done()
  return reason
}

/** Rule 4: raising needs no approval, but lowering what holds up a gate takes somebody who could approve an override. */
function mustBeAllowedToLower(viewer: Viewer, engagementId: string): void {
  if (objectionTo(viewer, 'APPROVE_OVERRIDE', engagementId) === null) return
  throw new Denied('Lowering a critical or high severity can open a gate. Ask a signer to do it.')
}
