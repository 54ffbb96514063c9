import { type FindingStatus, objectionToStatusChange, type SourceKind } from '@assay/domain'
import { proseLength, readTexts } from '../engagements/written.ts'
import { gatesTouchedBy } from '../gates/gates-touched-by.ts'
import { recomputeReadiness } from '../gates/recompute-readiness.ts'
import { change } from '../kernel/change.ts'
import { lockGates } from '../kernel/lock-gate.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { readPassedRetest } from './read-passed-retest.ts'
import { aboutFinding, findingToChange, staleFinding, type Wanted, writeFinding } from './write-finding.ts'

export type ChangeFindingStatus = {
  findingId: string
  expectedVersion: number
  status: FindingStatus
  reason?: string
}

/** Moves the finding along its states, as far as a person may. Answers with the finding's id. */
export function changeFindingStatus(record: EngagementRecord, viewer: Viewer, input: ChangeFindingStatus) {
  return change(record, viewer, async function changeFindingStatus({ tx, now, announce }) {
    const finding = await findingToChange(tx, viewer, input.findingId)
    const { workspaceId, engagementId } = finding
    const { status, expectedVersion } = input
    const { text, done } = readTexts()
    const reason = text(['reason'], input.reason ?? '', { longest: proseLength }) || null
    done()
    const wanted: Wanted = { field: 'status', yours: status, theirs: (current) => current.status }
    if (finding.version !== expectedVersion) throw await staleFinding(record, tx, finding, wanted)

    const retest = status === 'VERIFIED' ? await readPassedRetest(record, tx, finding) : null
    const objection = objectionToStatusChange({
      from: finding.status as FindingStatus,
      to: status,
      sourceKind: finding.sourceKind as SourceKind,
      passedRetest: retest,
    })
    if (objection !== null) throw objection

    const gateIds = await gatesTouchedBy(tx, workspaceId, { engagementId, findingId: finding.id })
    await lockGates(tx, workspaceId, gateIds)
    await writeFinding(record, tx, finding, { expectedVersion, now, data: { status }, wanted })
    if (retest?.modelVersionId != null) {
      await tx.findingSubject.updateMany({
        where: { workspaceId, findingId: finding.id, modelVersionId: retest.modelVersionId },
        data: { status: 'FIXED', version: { increment: 1 }, updatedAt: now },
      })
    }
    announce({
      kind: 'finding.statusChanged',
      ...aboutFinding(finding),
      modelVersionId: retest?.modelVersionId ?? null,
      changes: [{ field: 'status', from: finding.status, to: status }],
      reason,
    })
    await recomputeReadiness(tx, workspaceId, gateIds, now, announce)
    return finding.id
  })
}
