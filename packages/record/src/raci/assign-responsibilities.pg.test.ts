import { randomUUID } from 'node:crypto'
import { Conflict, InvalidInput } from '@assay/domain'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aMembership, anEngagement, aWorkspace, inWorkspace, viewerOf } from '../../../../test/support/builders.ts'
import { openTestRecord, type TestRecord } from '../../../../test/support/record.ts'
import { loadCatalogue } from '../catalogue/load-catalogue.ts'
import { read } from '../kernel/read.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { assignResponsibilities } from './assign-responsibilities.ts'
import type { CellToAssign } from './cell-to-assign.ts'
import { readRaci } from './read-raci.ts'
import { readRaciGaps } from './read-raci-gaps.ts'

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
const cell = (team: string, code: CellToAssign['code'], more: Partial<CellToAssign> = {}): CellToAssign => ({
  ...{ scope: 'GATE', scopeCode: 'DATA', seat: 'TEAM', teamId: teamId(team), code, expectedVersion: 0 },
  ...more,
})
const assign = (viewer: Viewer, cells: CellToAssign[], engagementId: string | null = null) =>
  assignResponsibilities(world.record, viewer, { engagementId, cells })
const rowOf = async (engagementId: string | null = null) => {
  const { rows } = await read(world.record, workspaceId, (snapshot) => readRaci(snapshot, workspaceId, engagementId))
  return rows.find((row) => row.scope === 'GATE' && row.scopeCode === 'DATA')
}
const codesOf = async (engagementId: string | null = null) =>
  new Map((await rowOf(engagementId))?.cells.map((each) => [each.teamId, each.code]))

describe('assigning many responsibilities', () => {
  test('sets all of them in one change, and states each', async () => {
    const ids = await assign(ada, [cell('AI_RED_TEAM', 'C'), cell('PRODUCT_SECURITY', 'I')])
    expect(new Set(ids).size).toBe(2)
    const codes = await codesOf()
    expect([codes.get(teamId('AI_RED_TEAM')), codes.get(teamId('PRODUCT_SECURITY'))]).toEqual(['C', 'I'])
    await world.record.sequencer.settle(workspaceId)
    const facts = await inWorkspace(world.record, workspaceId, (tx) =>
      tx.activity.findMany({ where: { subjectId: { in: ids } } }),
    )
    expect(facts.map(({ kind }) => kind)).toEqual(['responsibility.assigned', 'responsibility.assigned'])
    expect(new Set(facts.map(({ refs }) => JSON.stringify(refs))).size).toBe(1)
  })

  test('sets none of them when one changed meanwhile, and names its author', async () => {
    await assign(ben, [cell('PRODUCT_SECURITY', 'R')])
    const late = assign(ada, [cell('AI_RED_TEAM', 'C'), cell('PRODUCT_SECURITY', 'I')])
    await expect(late).rejects.toMatchObject({
      values: [{ field: 'cells.1', yours: 'I', theirs: 'R', by: 'Ben' }],
    })
    expect((await codesOf()).get(teamId('AI_RED_TEAM'))).toBeUndefined()
  })

  test('raced by another over the same range lets one of the two through', async () => {
    const range = (code: 'C' | 'I') => [cell('AI_RED_TEAM', code), cell('PRODUCT_SECURITY', code)]
    const tries = await Promise.allSettled([assign(ada, range('C')), assign(ben, range('I').toReversed())])
    expect(tries.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(tries.find(({ status }) => status === 'rejected')).toMatchObject({ reason: expect.any(Conflict) })
    const codes = await codesOf()
    expect(codes.get(teamId('AI_RED_TEAM'))).toBe(codes.get(teamId('PRODUCT_SECURITY')))
  })

  test('is done once when it is sent twice with one key', async () => {
    const keyed = { ...ada, idempotency: { key: randomUUID(), requestHash: Buffer.alloc(32) } }
    const cells = [cell('AI_RED_TEAM', 'C'), cell('PRODUCT_SECURITY', 'I')]
    expect(await assign(keyed, cells)).toEqual(await assign(keyed, cells))
    expect((await rowOf())?.cells.find((each) => each.teamId === teamId('AI_RED_TEAM'))?.version).toBe(1)
  })

  test('refuses a cell that is named twice, none at all, and a thousand and one', async () => {
    const one = cell('AI_RED_TEAM', 'C')
    await expect(assign(ada, [one, one])).rejects.toThrow('named twice')
    await expect(assign(ada, [])).rejects.toThrow(InvalidInput)
    const many = Array.from({ length: 1_001 }, (_, n) => cell('AI_RED_TEAM', 'C', { scopeCode: `N${n}` }))
    await expect(assign(ada, many)).rejects.toThrow('At most 1000')
  })
})

describe("an engagement's own cell", () => {
  test('set back shows the programme through again, and can be set anew', async () => {
    const engagementId = await anEngagement(world.record, workspaceId)
    await assign(ada, [cell('GRC', null, { expectedVersion: 1 })], engagementId)
    expect((await rowOf(engagementId))?.problems).toMatchObject([{ code: 'NO_ACCOUNTABLE' }])
    const gaps = () => read(world.record, workspaceId, (snapshot) => readRaciGaps(snapshot, ada.audience))
    expect(await gaps()).toMatchObject([
      { engagementId: null, rows: [] },
      { engagementId, ownCells: 1, rows: [{ scopeCode: 'DATA' }] },
    ])

    const [id] = await assign(ben, [cell('GRC', null, { expectedVersion: 2, inherit: true })], engagementId)
    const row = await rowOf(engagementId)
    expect(row?.problems).toEqual([])
    expect(row?.cells.find((each) => each.teamId === teamId('GRC'))).toMatchObject({ code: 'A', engagementId: null })
    expect(await gaps()).toHaveLength(1)

    expect(await assign(ada, [cell('GRC', 'R', { expectedVersion: 1 })], engagementId)).toEqual([id])
    expect((await codesOf(engagementId)).get(teamId('GRC'))).toBe('R')
    await expect(assign(ada, [cell('GRC', null, { inherit: true, expectedVersion: 1 })])).rejects.toThrow('set back')
  })
})

describe('a cell that names a person', () => {
  test('takes signers of the team for the A, and nobody else', async () => {
    const grc = [teamId('GRC')]
    const signer = await aMembership(world.record, workspaceId, { name: 'Sig', role: 'SIGNER', teamIds: grc })
    const writer = await aMembership(world.record, workspaceId, { name: 'Wri', teamIds: grc })
    const stranger = await aMembership(world.record, workspaceId, { name: 'Str', role: 'SIGNER' })
    const named = (personId: string, code: 'A' | 'R' = 'A') => [cell('GRC', code, { expectedVersion: 1, personId })]
    await expect(assign(ada, named(writer))).rejects.toThrow('Wri may not sign')
    await expect(assign(ada, named(stranger))).rejects.toThrow('Str is not in this team')
    await expect(assign(ada, named(randomUUID()))).rejects.toThrow('active seat')
    await assign(ada, named(signer))
    const held = (await rowOf())?.cells.find((each) => each.teamId === teamId('GRC'))
    expect(held).toMatchObject({ code: 'A', membershipId: signer, version: 2 })
  })

  test('holds nobody once that person left, and says who it was', async () => {
    const personId = await aMembership(world.record, workspaceId, {
      name: 'Ruth Adler',
      role: 'SIGNER',
      teamIds: [teamId('GRC')],
    })
    await assign(ada, [cell('GRC', 'A', { expectedVersion: 1, personId })])
    await inWorkspace(world.record, workspaceId, (tx) =>
      tx.membership.updateMany({ where: { id: personId }, data: { status: 'REMOVED' } }),
    )
    expect((await rowOf())?.problems).toMatchObject([
      { code: 'NO_ACCOUNTABLE', message: expect.stringContaining('Ruth Adler, who held the A, left') },
    ])
  })
})
