import {
  Conflict,
  InvalidInput,
  type OverrideType,
  objectionToProposal,
  raises,
  type Severity,
  severityOfRank,
  severityRank,
  spoken,
} from '@assay/domain'
import { isUuid } from '../engagements/row-key.ts'
import { proseLength, readTexts } from '../engagements/written.ts'
import { findingToChange } from '../findings/write-finding.ts'
import { gatesTouchedBy } from '../gates/gates-touched-by.ts'
import type { Finding } from '../generated/client/client.ts'
import { seatOf } from '../identity/must-be-allowed.ts'
import { change } from '../kernel/change.ts'
import { claimId } from '../kernel/claim-id.ts'
import type { Transaction } from '../kernel/database.ts'
import { lockGates } from '../kernel/lock-gate.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { activateOverride } from './activate-override.ts'
import { aboutOverride } from './lock-override.ts'
import { readFindingPolicies } from './override-policy.ts'

export type ProposeOverride = {
  /** The new override's UUID, when the client drew it already. */
  id?: string
  findingId: string
  /** Left out for a finding that stands on assets and datasets alone: then the override holds for these (rule 6). */
  modelVersionId?: string
  type: OverrideType
  rationale: string
  /** What SEVERITY_ADJUSTED makes of it. */
  severity?: Severity
  expiresAt?: Date
}

/**
 * Proposes an override of a finding on one model version, or on its assets. One that raises the severity needs nobody's
 * approval and holds at once. Answers with the override's id.
 */
export function proposeOverride(record: EngagementRecord, viewer: Viewer, input: ProposeOverride) {
  return change(record, viewer, async function proposeOverride(step) {
    const { tx, now, announce } = step
    const seen = await findingToChange(tx, viewer, input.findingId)
    const { workspaceId, engagementId } = seen
    const proposedById = seatOf(viewer)
    const { text, fault, done } = readTexts()
    const rationale = text(['rationale'], input.rationale, {
      longest: proseLength,
      required: 'Say why, in words that an auditor can weigh.',
    })
    if (input.id !== undefined && !isUuid(input.id)) fault(['id'], 'The id of a new override is a UUID.')
    done()
    if (input.id !== undefined) await mustBeNew(tx, workspaceId, input.id)

    const gateIds = await gatesTouchedBy(tx, workspaceId, { engagementId, findingId: seen.id })
    await lockGates(tx, workspaceId, gateIds)
    const finding = await lockFinding(tx, seen)
    const modelVersionId = await mustBeSubject(tx, finding, input.modelVersionId)
    const { overrides: policy } = await readFindingPolicies(tx, workspaceId)
    const rated = severityOfRank(finding.ratedSeverity ?? finding.severity)
    const { type, severity = null, expiresAt = null } = input
    const objection = objectionToProposal({ type, rated, severity, expiresAt }, now, policy)
    if (objection !== null) throw objection
    await mustBeOnlyProposal(tx, finding, modelVersionId)

    const override = await tx.override.create({
      data: {
        workspaceId,
        ...(input.id === undefined ? {} : { id: input.id }),
        findingId: finding.id,
        modelVersionId,
        type,
        rationale,
        severity: severity === null ? null : severityRank(severity),
        proposedById,
        proposedAt: now,
        expiresAt,
        createdAt: now,
        updatedAt: now,
      },
    })
    announce({
      kind: 'override.proposed',
      ...aboutOverride({ override, finding }),
      changes: [
        { field: 'override', from: null, to: type },
        { field: 'overrideStatus', from: null, to: 'PROPOSED' },
        ...(severity === null ? [] : [{ field: 'overrideSeverity', from: rated, to: severity }]),
        ...(expiresAt === null ? [] : [{ field: 'expiresAt', from: null, to: expiresAt.toISOString() }]),
      ],
      reason: rationale.slice(0, 500).toWellFormed(),
    })
    if (raises({ type, rated, severity })) {
      await activateOverride(step, { override, finding, gateIds }, { approvedById: null, note: null })
    }
    return override.id
  })
}

async function mustBeNew(tx: Transaction, workspaceId: string, id: string) {
  await claimId(tx, workspaceId, id)
  const known = await tx.override.count({ where: { workspaceId, id } })
  if (known > 0) throw new Conflict('An override with this id was proposed already', [], 'ALREADY_EXISTS')
}

async function lockFinding(tx: Transaction, { workspaceId, id }: Finding): Promise<Finding> {
  await tx.$queryRaw`
    SELECT id FROM finding WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid FOR UPDATE`
  const finding = await tx.finding.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id } } })
  if (finding.status === 'VERIFIED' || finding.status === 'DUPLICATE') {
    const message = `${finding.key} is ${spoken(finding.status)}: there is nothing to override.`
    throw new InvalidInput([{ path: ['findingId'], message }], 'INVALID_TRANSITION')
  }
  return finding
}

/** Rule 6: the version that the finding stands on; none only where it stands on assets or datasets. */
async function mustBeSubject(tx: Transaction, finding: Finding, modelVersionId: string | undefined) {
  const { workspaceId, id, key } = finding
  const subjects = await tx.findingSubject.findMany({ where: { workspaceId, findingId: id } })
  const wanted = modelVersionId ?? null
  if (subjects.some((subject) => subject.modelVersionId === wanted)) return wanted
  const message =
    wanted === null
      ? `${key} stands on model versions. Name the one that the override shall hold for; it carries to no other.`
      : `${key} does not stand on this version. Choose one of those that it names.`
  throw new InvalidInput([{ path: ['modelVersionId'], message }])
}

async function mustBeOnlyProposal(tx: Transaction, finding: Finding, modelVersionId: string | null) {
  const { workspaceId, id: findingId, key } = finding
  const waiting = await tx.override.findFirst({
    where: { workspaceId, findingId, modelVersionId, status: 'PROPOSED' },
    include: { proposedBy: { select: { name: true } } },
  })
  if (waiting === null) return
  const message = `An override of ${key} by ${waiting.proposedBy.name} waits to be approved. Let it be decided first.`
  throw new Conflict(message, [], 'ALREADY_EXISTS')
}
