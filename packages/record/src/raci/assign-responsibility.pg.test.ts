import { randomUUID } from 'node:crypto'
import { Conflict, Denied, InvalidInput, NotFound } from '@assay/domain'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aMembership, anEngagement, aWorkspace, inWorkspace, viewerOf } from '../../../../test/support/builders.ts'
import { openTestRecord, type TestRecord } from '../../../../test/support/record.ts'
import { loadCatalogue } from '../catalogue/load-catalogue.ts'
import { read } from '../kernel/read.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { type AssignResponsibility, assignResponsibility } from './assign-responsibility.ts'
import { filterRaci, readRaci } from './read-raci.ts'
import { readRaciRows } from './read-raci-rows.ts'

let world: TestRecord
let workspaceId: string
let ada: Viewer
let ben: Viewer
let teams: Map<string, string>
beforeAll(async () => {
  world = await openTestRecord()
  return () => world.close()
})
beforeEach(async () => {
  workspaceId = await aWorkspace(world.record)
  const seat = async (name: string) =>
    viewerOf(world.record, workspaceId, await aMembership(world.record, workspaceId, { name }))
  ada = await seat('Ada')
  ben = await seat('Ben')
  teams = await inWorkspace(world.record, workspaceId, async (tx) => {
    await loadCatalogue(tx, workspaceId, world.record.now())
    const all = await tx.team.findMany({ where: { workspaceId } })
    return new Map(all.map((team) => [team.function, team.id]))
  })
})

const teamId = (name: string) => teams.get(name) ?? ''
const matrix = (engagementId: string | null = null) =>
  read(world.record, workspaceId, (snapshot) => readRaci(snapshot, workspaceId, engagementId))
const rowOf = async (scopeCode: string, scope = 'GATE', engagementId: string | null = null) =>
  (await matrix(engagementId)).rows.find((row) => row.scope === scope && row.scopeCode === scopeCode)

function assign(viewer: Viewer, cell: Partial<AssignResponsibility> & { team?: string }) {
  const { team = 'AI_RED_TEAM', ...rest } = cell
  return assignResponsibility(world.record, viewer, {
    engagementId: null,
    scope: 'GATE',
    scopeCode: 'DATA',
    seat: 'TEAM',
    teamId: teamId(team),
    code: 'C',
    expectedVersion: 0,
    ...rest,
  })
}

describe('the matrix of the catalogue', () => {
  test('has a row for each layer, gate and control, without gaps', async () => {
    const { rows, teams: columns } = await matrix()
    expect(rows.filter(({ scope }) => scope === 'LAYER')).toHaveLength(6)
    expect(rows.filter(({ scope }) => scope === 'GATE').map(({ scopeCode }) => scopeCode)).toEqual([
      'INTAKE',
      'DATA',
      'TRAINING',
      'EVALUATION',
      'DEPLOYMENT',
      'MONITORING',
      'RETIREMENT',
    ])
    expect(rows.filter(({ scope }) => scope === 'CONTROL').length).toBeGreaterThan(30)
    expect(columns.length).toBeGreaterThanOrEqual(8)
    expect(filterRaci(rows, { gaps: true })).toEqual([])
  })
  test('answers a row by its id, and nothing for an id that names none', async () => {
    const rows = await read(world.record, workspaceId, (snapshot) =>
      readRaciRows(snapshot, workspaceId, ['GATE:DATA:-', 'x', 'GATE:NONE:-', `LAYER:DATA:${randomUUID()}`]),
    )
    expect(rows.map((row) => row?.name ?? null)).toEqual([
      'Data preparation',
      null,
      null,
      'Data integrity and provenance',
    ])
  })
})

describe('assigning a responsibility', () => {
  test('keeps both when two people set adjacent cells at once', async () => {
    await Promise.all([
      assign(ada, { team: 'AI_RED_TEAM', code: 'C' }),
      assign(ben, { team: 'PRODUCT_SECURITY', code: 'I' }),
    ])
    const row = await rowOf('DATA')
    const codes = new Map(row?.cells.map((cell) => [cell.teamId, cell.code]))
    expect(codes.get(teamId('AI_RED_TEAM'))).toBe('C')
    expect(codes.get(teamId('PRODUCT_SECURITY'))).toBe('I')
  })

  test('of a cell that was never set lets one of many through, the others learn of whom', async () => {
    const tries = await Promise.allSettled(
      [ada, ben, ada, ben].map((viewer) => assign(viewer, { team: 'AI_RED_TEAM', code: 'I' })),
    )
    const refused = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    expect(refused).toHaveLength(3)
    for (const reason of refused) {
      expect(reason).toBeInstanceOf(Conflict)
      expect(reason).toMatchObject({
        values: [{ field: 'code', yours: 'I', theirs: 'I', by: expect.stringMatching(/Ada|Ben/) }],
      })
    }
  })

  test('over what another wrote meanwhile is a conflict that names them', async () => {
    await assign(ada, { team: 'AI_RED_TEAM', code: 'C' })
    await assign(ada, { team: 'AI_RED_TEAM', code: 'R', expectedVersion: 1 })
    await expect(assign(ben, { team: 'AI_RED_TEAM', code: 'I', expectedVersion: 1 })).rejects.toMatchObject({
      values: [{ yours: 'I', theirs: 'R', by: 'Ada', at: expect.any(Date) }],
    })
  })

  test('shows a second A as a problem of the row, and its clearing mends it', async () => {
    const id = await assign(ada, { team: 'AI_RED_TEAM', code: 'A' })
    expect((await rowOf('DATA'))?.problems).toMatchObject([{ code: 'TWO_ACCOUNTABLE' }])
    expect(await assign(ben, { team: 'AI_RED_TEAM', code: null, expectedVersion: 1 })).toBe(id)
    const row = await rowOf('DATA')
    expect(row?.problems).toEqual([])
    expect(row?.cells.find((cell) => cell.id === id)).toMatchObject({ code: '', version: 2 })
    await world.record.sequencer.settle(workspaceId)
    const facts = await inWorkspace(world.record, workspaceId, (tx) =>
      tx.activity.findMany({ where: { subjectId: id }, orderBy: { seq: 'asc' } }),
    )
    expect(facts).toMatchObject([
      { kind: 'responsibility.assigned', subjectType: 'Responsibility', changes: [{ from: null, to: 'A' }] },
      { kind: 'responsibility.cleared', changes: [{ from: 'A', to: null }] },
    ])
  })

  test('writes nothing for what stands already', async () => {
    const id = await assign(ada, { team: 'AI_RED_TEAM', code: 'C' })
    expect(await assign(ben, { team: 'AI_RED_TEAM', code: 'C', expectedVersion: 1 })).toBe(id)
    expect((await rowOf('DATA'))?.cells.find((cell) => cell.id === id)?.version).toBe(1)
  })

  test('of an engagement stands over the programme and leaves it alone', async () => {
    const engagementId = await anEngagement(world.record, workspaceId)
    const general = (await rowOf('DATA', 'GATE', engagementId))?.cells.find(
      ({ teamId: team }) => team === teamId('GRC'),
    )
    expect(general).toMatchObject({ code: 'A', version: 1, engagementId: null })
    const cleared = { engagementId, team: 'GRC', code: null, expectedVersion: 1 } as const
    await assign(ada, cleared)
    expect((await rowOf('DATA', 'GATE', engagementId))?.problems).toMatchObject([{ code: 'NO_ACCOUNTABLE' }])
    expect((await rowOf('DATA'))?.problems).toEqual([])
    await expect(assign(ben, cleared)).rejects.toThrow(Conflict)
    await assign(ben, { engagementId, team: 'GRC', code: 'A', expectedVersion: 2 })
    expect((await rowOf('DATA', 'GATE', engagementId))?.problems).toEqual([])
  })

  test('leaves a control unowned when its last R goes, and the filter finds exactly it', async () => {
    const scope = { scope: 'CONTROL', scopeCode: 'RUNTIME-CORPUS-ACCESS', team: 'ML_PLATFORM' } as const
    await assign(ada, { ...scope, code: null, expectedVersion: 1 })
    const { rows } = await matrix()
    expect(filterRaci(rows, { unowned: true }).map(({ scopeCode }) => scopeCode)).toEqual(['RUNTIME-CORPUS-ACCESS'])
    expect(filterRaci(rows, { gaps: true, scopes: ['GATE', 'LAYER'] })).toEqual([])
  })

  test('is refused for cells that the matrix does not have, and for who may not', async () => {
    await expect(assign(ada, { scopeCode: 'NONE' })).rejects.toThrow(NotFound)
    await expect(assign(ada, { scope: 'LAYER', scopeCode: 'NONE' })).rejects.toThrow(NotFound)
    await expect(assign(ada, { teamId: randomUUID() })).rejects.toThrow(NotFound)
    await expect(assign(ada, { teamId: null })).rejects.toThrow(NotFound)
    await expect(assign(ada, { seat: 'USE_CASE_OWNER', team: 'GRC' })).rejects.toThrow(InvalidInput)
    await expect(assign(ada, { engagementId: randomUUID() })).rejects.toThrow(NotFound)
    const auditor = await aMembership(world.record, workspaceId, { role: 'AUDITOR' })
    await expect(assign(await viewerOf(world.record, workspaceId, auditor), {})).rejects.toThrow(Denied)
  })
})
