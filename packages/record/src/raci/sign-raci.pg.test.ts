import { Conflict, Denied, InvalidInput, NotReady } from '@assay/domain'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aMembership, aWorkspace, inWorkspace, viewerOf } from '../../../../test/support/builders.ts'
import { openTestRecord, type TestRecord } from '../../../../test/support/record.ts'
import { loadCatalogue } from '../catalogue/load-catalogue.ts'
import { read } from '../kernel/read.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { assignResponsibility } from './assign-responsibility.ts'
import { importRaci } from './import-raci.ts'
import { readRaciDifference } from './read-raci-difference.ts'
import { readRaciPlan } from './read-raci-plan.ts'
import { readRaciSeal } from './read-raci-seal.ts'
import { signRaci } from './sign-raci.ts'

let world: TestRecord
let workspaceId: string
let ada: Viewer
let lead: Viewer
let redTeam: string
beforeAll(async () => {
  world = await openTestRecord()
  return () => world.close()
})
beforeEach(async () => {
  workspaceId = await aWorkspace(world.record)
  const teams = await inWorkspace(world.record, workspaceId, async (tx) => {
    await loadCatalogue(tx, workspaceId, world.record.now())
    return new Map((await tx.team.findMany({ where: { workspaceId } })).map((team) => [team.function, team.id]))
  })
  redTeam = teams.get('AI_RED_TEAM') ?? ''
  const seat = async (fields: Parameters<typeof aMembership>[2]) =>
    viewerOf(world.record, workspaceId, await aMembership(world.record, workspaceId, fields))
  ada = await seat({ name: 'Ada' })
  lead = await seat({ name: 'Lena', role: 'SIGNER', teamIds: [teams.get('SECURITY_LEADERSHIP') ?? ''] })
})

const seal = () => read(world.record, workspaceId, (snapshot) => readRaciSeal(snapshot, workspaceId))
const set = (code: 'A' | 'C' | null, expectedVersion: number) =>
  assignResponsibility(world.record, ada, {
    ...{ engagementId: null, scope: 'GATE', scopeCode: 'DATA', seat: 'TEAM', teamId: redTeam },
    ...{ code, expectedVersion },
  })

describe('the signature of the matrix', () => {
  test('holds until a cell changes, and is void even when the cell is changed back', async () => {
    await set('C', 0)
    await signRaci(world.record, lead, { digest: (await seal()).digest })
    expect(await seal()).toMatchObject({ isVoid: false, signature: { signerId: lead.membershipId }, changed: null })
    await set(null, 1)
    expect(await seal()).toMatchObject({ isVoid: true, changed: { scopeCode: 'DATA' } })
    await set('C', 2)
    expect((await seal()).isVoid).toBe(true)
    await signRaci(world.record, lead, { digest: (await seal()).digest })
    expect((await seal()).isVoid).toBe(false)
  })

  test('is given by security leadership alone, who just proved to be there', async () => {
    const { digest } = await seal()
    await expect(signRaci(world.record, ada, { digest })).rejects.toThrow(Denied)
    const stranger = await viewerOf(
      world.record,
      workspaceId,
      await aMembership(world.record, workspaceId, { role: 'SIGNER' }),
    )
    await expect(signRaci(world.record, stranger, { digest })).rejects.toThrow('Security leadership signs the matrix')
    const tired = { ...lead, authenticatedAt: new Date(0) }
    await expect(signRaci(world.record, tired, { digest })).rejects.toMatchObject({ code: 'STEP_UP_REQUIRED' })
  })

  test('is refused over a matrix that was not seen, or that has gaps', async () => {
    const { digest } = await seal()
    await set('C', 0)
    await expect(signRaci(world.record, lead, { digest })).rejects.toThrow(Conflict)
    await set('A', 1)
    await expect(signRaci(world.record, lead, { digest: (await seal()).digest })).rejects.toThrow(NotReady)
  })
})

describe('a CSV of the matrix', () => {
  const grc = 'Governance, risk and compliance'
  const plan = (csv: string) =>
    read(world.record, workspaceId, (snapshot) => readRaciPlan(snapshot, workspaceId, null, csv))
  const take = (csv: string, planDigest: string) =>
    importRaci(world.record, ada, { engagementId: null, csv, planDigest })

  test('is taken in as its dry run said, and the difference tells it', async () => {
    const from = new Date(world.record.now().getTime() + 1)
    const csv = 'Kind,Code,For,AI red team,GRC\nGATE,DATA,,C,R/A\nLAYER,,Data integrity and provenance,I,I\n'
    const { changes, faults, digest, unchanged } = await plan(csv)
    expect(faults).toEqual([])
    expect(changes.map(({ rowName, seatName, before, code }) => [rowName, seatName, before?.code, code])).toEqual([
      ['Data preparation', 'AI red team', undefined, 'C'],
      ['Data preparation', grc, 'A', 'AR'],
      ['Data integrity and provenance', 'AI red team', undefined, 'I'],
    ])
    expect(unchanged).toBe(1)
    expect(await take(csv, digest)).toHaveLength(3)
    expect((await plan(csv)).changes).toEqual([])
    const difference = await read(world.record, workspaceId, (snapshot) =>
      readRaciDifference(snapshot, workspaceId, null, from, null),
    )
    expect(difference.map(({ name, team, before, after }) => [name, team?.name, before?.code, after?.code])).toEqual([
      ['Data integrity and provenance', 'AI red team', undefined, 'I'],
      ['Data preparation', 'AI red team', undefined, 'C'],
      ['Data preparation', grc, 'A', 'AR'],
    ])
  })

  test('tells by line what it cannot read, and is not taken in then', async () => {
    const csv = 'Kind,Code,GRC,Marketing\nGATE,DATA,yes,R\nGATE,NONE,A,\nGATE,TRAINING,A: Nobody Known,\n'
    const { faults, digest } = await plan(csv)
    expect(faults.map(({ line, column }) => [line, column])).toEqual([
      [1, 'Marketing'],
      [2, grc],
      [3, null],
      [4, grc],
    ])
    await expect(take(csv, digest)).rejects.toThrow(InvalidInput)
    await expect(plan('')).rejects.toThrow(InvalidInput)
  })

  test('is refused when the matrix moved on since its dry run', async () => {
    const csv = 'Kind,Code,AI red team\nGATE,DATA,I\n'
    const { digest } = await plan(csv)
    await set('C', 0)
    await expect(take(csv, digest)).rejects.toThrow('changed since the dry run')
  })
})
