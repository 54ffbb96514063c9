import { type FieldChange, InvalidInput, NotFound } from '@assay/domain'
import { uuidOr } from '../engagements/row-key.ts'
import { nameLength, readTexts } from '../engagements/written.ts'
import { recomputeReadiness } from '../gates/recompute-readiness.ts'
import { mustBeAllowed } from '../identity/must-be-allowed.ts'
import { change } from '../kernel/change.ts'
import type { Transaction } from '../kernel/database.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { aboutEvidence } from './decide-on-evidence.ts'
import { type LockedEvidence, lockEvidence } from './lock-evidence.ts'
import { mustBeVersion, mustNotBeHeld } from './mend-evidence.ts'
import { sameLine } from './predecessor.ts'

export type ChangeEvidence = {
  evidenceId: string
  expectedVersion: number
  title?: string
  producerId?: string | null
  effectiveFrom?: Date
  /** Null: it does not end. */
  effectiveTo?: Date | null
  /** Of a request: by when. */
  dueAt?: Date
  /** Needed where a date of effect changes: gates follow from it. */
  reason?: string
}

/** Changes what is said of evidence; its bytes never change. Answers with the evidence's id. */
export function changeEvidence(record: EngagementRecord, viewer: Viewer, input: ChangeEvidence) {
  return change(record, viewer, async function changeEvidence(step) {
    const { tx, now, announce } = step
    const { workspaceId } = viewer
    const { evidence, touched } = await lockEvidence(step, viewer, input.evidenceId, 'SUBMIT_EVIDENCE')
    const { evidenceType: _, revisions: __, ...row } = evidence
    const wanted = await readWanted(step.tx, viewer, evidence, input)
    const changes = await withTeams(tx, viewer, differences(row, wanted))
    if (changes.length === 0) {
      step.nothingChanged()
      return evidence.id
    }
    const theirs = changes.map(({ field, from, to }) => ({ field, yours: to, theirs: from }))
    await mustBeVersion(step, viewer, evidence, input.expectedVersion, theirs)
    mustNotBeHeld(evidence, 'altered')
    if (evidence.status === 'DISPOSED' || evidence.status === 'SUPERSEDED') {
      const message = `${evidence.key} is closed; what is said of it stays as it was.`
      throw new InvalidInput([{ path: ['evidenceId'], message }], 'INVALID_TRANSITION')
    }
    const dated = changes.some(({ field }) => field === 'effectiveFrom' || field === 'effectiveTo')
    if (dated) mustBeAllowed(viewer, 'ACCEPT_EVIDENCE', evidence.engagementId)
    const reason = readReason(input, dated)

    if (wanted.title !== undefined && wanted.title !== row.title && evidence.evidenceType.binding === 'STANDING') {
      // A revision that waits belongs to its line by the title.
      const waiting = { ...sameLine(row), status: { in: ['SUBMITTED', 'REJECTED'] } }
      const data = { title: wanted.title, version: { increment: 1 }, updatedAt: now }
      await tx.evidence.updateMany({ where: waiting, data })
    }
    const status = statusFor(
      evidence.status,
      wanted.effectiveTo === undefined ? row.effectiveTo : wanted.effectiveTo,
      now,
    )
    await tx.evidence.update({
      where: { workspaceId_id: { workspaceId, id: evidence.id } },
      data: { ...wanted, status, version: { increment: 1 }, updatedAt: now },
    })
    const moved = status === evidence.status ? [] : [{ field: 'status', from: evidence.status, to: status }]
    announce({ kind: 'evidence.changed', ...aboutEvidence(evidence), changes: [...changes, ...moved], reason })
    await recomputeReadiness(tx, workspaceId, touched, now, announce)
    return evidence.id
  })
}

type Wanted = Pick<ChangeEvidence, 'title' | 'producerId' | 'effectiveFrom' | 'effectiveTo' | 'dueAt'>

async function readWanted(
  tx: Transaction,
  { workspaceId }: Viewer,
  evidence: LockedEvidence,
  { title, producerId, effectiveFrom, effectiveTo, dueAt }: ChangeEvidence,
): Promise<Wanted> {
  const texts = readTexts()
  const wanted: Wanted = {
    ...(title === undefined
      ? {}
      : { title: texts.text(['title'], title, { longest: nameLength, required: 'Give the evidence a title.' }) }),
    ...(producerId === undefined ? {} : { producerId }),
    ...(effectiveFrom === undefined ? {} : { effectiveFrom }),
    ...(effectiveTo === undefined ? {} : { effectiveTo }),
    ...(dueAt === undefined ? {} : { dueAt }),
  }
  const from = effectiveFrom ?? evidence.effectiveFrom
  const to = effectiveTo === undefined ? evidence.effectiveTo : effectiveTo
  if (from !== null && to !== null && to <= from) texts.fault(['effectiveTo'], 'Let it end after it begins.')
  if (dueAt !== undefined && evidence.status !== 'REQUESTED') {
    texts.fault(['dueAt'], 'It was handed in already; only a request has a due date.')
  }
  texts.done()
  if (producerId != null && (await tx.team.count({ where: { workspaceId, id: uuidOr(producerId) } })) === 0) {
    throw new NotFound('team', ['producerId'])
  }
  return wanted
}

function readReason({ reason = '' }: ChangeEvidence, needed: boolean): string | null {
  const texts = readTexts()
  const required = 'Say why the dates change: gates follow from them.'
  const text = texts.text(['reason'], reason, { longest: 2_000, ...(needed ? { required } : {}) })
  texts.done()
  return text === '' ? null : text
}

/** A later end takes lapsed evidence back in force; an end that is past lets it lapse at once. */
function statusFor(status: string, effectiveTo: Date | null, now: Date): string {
  if (status !== 'ACCEPTED' && status !== 'EXPIRED') return status
  return effectiveTo !== null && effectiveTo <= now ? 'EXPIRED' : 'ACCEPTED'
}

/** Teams are told by their names; a team is no person. */
async function withTeams(tx: Transaction, { workspaceId }: Viewer, changes: FieldChange[]): Promise<FieldChange[]> {
  const ids = changes.flatMap(({ field, from, to }) => (field === 'producerId' ? [from ?? '', to ?? ''] : []))
  if (ids.length === 0) return changes
  const teams = await tx.team.findMany({ where: { workspaceId, id: { in: ids.filter((id) => id !== '') } } })
  const nameOf = (id: string | null) => teams.find((team) => team.id === id)?.name ?? null
  return changes.map((change) =>
    change.field === 'producerId' ? { field: 'producer', from: nameOf(change.from), to: nameOf(change.to) } : change,
  )
}

function differences(before: Record<string, unknown>, after: Wanted): FieldChange[] {
  const say = (value: unknown) =>
    value === null || value === undefined ? null : value instanceof Date ? value.toISOString() : String(value)
  return Object.entries(after)
    .map(([field, value]) => ({ field, from: say(before[field]), to: say(value) }))
    .filter(({ from, to }) => from !== to)
}
