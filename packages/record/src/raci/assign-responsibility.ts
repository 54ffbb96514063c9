import { Conflict, gateStages, InvalidInput, NotFound, type RaciCell, type RaciScopeKind } from '@assay/domain'
import { rowKey, uuidOr } from '../engagements/row-key.ts'
import type { Responsibility } from '../generated/client/client.ts'
import { mustBeAllowed } from '../identity/must-be-allowed.ts'
import { type Change, change } from '../kernel/change.ts'
import type { Transaction } from '../kernel/database.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { seesEngagement } from '../kernel/visible.ts'

export type AssignResponsibility = {
  /** Null is the programme's matrix. */
  engagementId: string | null
  scope: RaciScopeKind
  scopeCode: string
  seat: 'TEAM' | 'USE_CASE_OWNER'
  teamId: string | null
  /** Null clears the cell. */
  code: Exclude<RaciCell, ''> | null
  /** The version of the cell as it was shown, be it the programme's; 0 for one that was never set. */
  expectedVersion: number
}

/**
 * Sets one cell of the responsibility matrix; two people on different cells never disturb each other. Answers with the
 * cell's id. Throws Conflict, naming the other, when the cell changed meanwhile.
 */
export function assignResponsibility(record: EngagementRecord, viewer: Viewer, input: AssignResponsibility) {
  return change(record, viewer, async function assignResponsibility(work) {
    const { tx, announce, nothingChanged } = work
    const { workspaceId } = viewer
    const seatName = await checkCell(work, input)
    const { own, shown } = await readCell(tx, workspaceId, input)
    if ((shown?.version ?? 0) !== input.expectedVersion) throw await takenCell(tx, workspaceId, input)

    const before = shown?.code ?? ''
    const code = input.code ?? ''
    if (before === code) {
      if (shown === null) throw new InvalidInput([{ path: ['code'], message: 'This cell is empty already.' }])
      nothingChanged()
      return shown.id
    }
    const id = await writeCell(work, input, own, (shown?.version ?? 0) + 1)
    announce({
      kind: code === '' ? 'responsibility.cleared' : 'responsibility.assigned',
      subject: { type: 'Responsibility', id, key: `${input.scopeCode} · ${seatName}` },
      engagementId: input.engagementId,
      changes: [{ field: 'R/A cell', from: before || null, to: code || null }],
    })
    return id
  })
}

/** The seat's name. Throws for a cell that the matrix does not have or that the viewer may not set. */
async function checkCell({ tx, viewer }: Change, input: AssignResponsibility): Promise<string> {
  const { workspaceId, audience } = viewer
  if (input.engagementId !== null) {
    const engagement = await tx.engagement.findUnique({ where: rowKey(workspaceId, input.engagementId) })
    if (engagement === null || !seesEngagement(audience, engagement.id))
      throw new NotFound('engagement', ['engagementId'])
  }
  mustBeAllowed(viewer, 'EDIT_RACI', input.engagementId)
  if (!(await hasRow(tx, workspaceId, input))) throw new NotFound('row of the matrix', ['scopeCode'])
  if (input.seat === 'USE_CASE_OWNER') {
    if (input.teamId === null) return 'Use-case owner'
    throw new InvalidInput([{ path: ['teamId'], message: "The use-case owner's seat is of no team." }])
  }
  const team = input.teamId === null ? null : await tx.team.findUnique({ where: rowKey(workspaceId, input.teamId) })
  if (team === null) throw new NotFound('team', ['teamId'])
  return team.name
}

async function hasRow(tx: Transaction, workspaceId: string, { scope, scopeCode: code }: AssignResponsibility) {
  if (scope === 'GATE') return gateStages.some((stage) => stage === code)
  const where = { workspaceId, code }
  return (scope === 'LAYER' ? await tx.layer.count({ where }) : await tx.control.count({ where })) > 0
}

/** The cell as the engagement (or the programme) set it and, where it did not, as it shows through. */
async function readCell(tx: Transaction, workspaceId: string, input: AssignResponsibility) {
  const { scope, scopeCode, seat } = input
  const teamId = input.teamId === null ? null : uuidOr(input.teamId)
  const where = { workspaceId, scope, scopeCode, seat, teamId }
  const own = await tx.responsibility.findFirst({ where: { ...where, engagementId: input.engagementId } })
  const shown =
    own ??
    (input.engagementId === null
      ? null
      : await tx.responsibility.findFirst({ where: { ...where, engagementId: null } }))
  return { own, shown }
}

async function writeCell(
  { tx, viewer, now }: Change,
  input: AssignResponsibility,
  own: Responsibility | null,
  version: number,
): Promise<string> {
  const { workspaceId } = viewer
  const data = { code: input.code ?? '', since: now, changedById: viewer.membershipId, version, updatedAt: now }
  if (own !== null) {
    const { count } = await tx.responsibility.updateMany({
      where: { workspaceId, id: own.id, version: own.version },
      data,
    })
    if (count === 0) throw await takenCell(tx, workspaceId, input)
    return own.id
  }
  const { engagementId, scope, scopeCode, seat, teamId } = input
  // A first write that is raced waits here for the other, then finds its row: the index knows one row a cell.
  const [made] = await tx.responsibility.createManyAndReturn({
    data: [{ workspaceId, engagementId, scope, scopeCode, seat, teamId, ...data, createdAt: now }],
    skipDuplicates: true,
    select: { id: true },
  })
  if (made === undefined) throw await takenCell(tx, workspaceId, input)
  return made.id
}

const empty = 'nothing'

async function takenCell(tx: Transaction, workspaceId: string, input: AssignResponsibility): Promise<Conflict> {
  const { shown } = await readCell(tx, workspaceId, input)
  const by =
    shown?.changedById == null
      ? null
      : await tx.membership.findUnique({ where: rowKey(workspaceId, shown.changedById), select: { name: true } })
  const name = by?.name ?? null
  return new Conflict(
    `${name ?? 'Someone'} changed this cell since you opened it. Look again, then decide what holds.`,
    [{ field: 'code', yours: input.code ?? empty, theirs: shown?.code || empty, by: name, at: shown?.since ?? null }],
  )
}
