import { Denied, InvalidInput, NotFound } from '@assay/domain'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  aFinding,
  aMembership,
  anEngagement,
  aWorkspace,
  inWorkspace,
  viewerOf,
} from '../../../../test/support/builders.ts'
import { openTestRecord, type TestRecord } from '../../../../test/support/record.ts'
import { loadCatalogue } from '../catalogue/load-catalogue.ts'
import { read } from '../kernel/read.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { assignResponsibility } from '../raci/assign-responsibility.ts'
import { readRaci } from '../raci/read-raci.ts'
import { type HandOver, handOver } from './hand-over.ts'
import { readDeparture } from './read-departure.ts'

let world: TestRecord
let workspaceId: string
let admin: Viewer
let ruth: string
let otto: string
let operations: string
let engagementId: string
beforeAll(async () => {
  world = await openTestRecord()
  return () => world.close()
})
beforeEach(async () => {
  workspaceId = await aWorkspace(world.record)
  operations = await inWorkspace(world.record, workspaceId, async (tx) => {
    await loadCatalogue(tx, workspaceId, world.record.now())
    const team = await tx.team.findFirstOrThrow({ where: { workspaceId, function: 'SECURITY_OPERATIONS' } })
    return team.id
  })
  const seat = (fields: Parameters<typeof aMembership>[2]) => aMembership(world.record, workspaceId, fields)
  admin = await viewerOf(world.record, workspaceId, await seat({ name: 'Henrik', role: 'ADMIN' }))
  ruth = await seat({ name: 'Ruth', role: 'SIGNER', teamIds: [operations] })
  otto = await seat({ name: 'Otto', role: 'SIGNER' })
  engagementId = await anEngagement(world.record, workspaceId, { ownerId: ruth })
  await aFinding(world.record, workspaceId, engagementId, { ownerId: ruth })
  await aFinding(world.record, workspaceId, engagementId, { ownerId: ruth, status: 'VERIFIED' })
  await assignResponsibility(world.record, admin, {
    ...{ engagementId: null, scope: 'LAYER', scopeCode: 'MONITORING', seat: 'TEAM', teamId: operations },
    ...{ code: 'AR', personId: ruth, expectedVersion: 1 },
  })
})

const left = (viewer = admin, id = ruth) =>
  read(world.record, workspaceId, (snapshot) => readDeparture(snapshot, viewer.audience, id, world.record.now()))
const kindsLeft = async (id = ruth) => (await left(admin, id)).items.map(({ kind }) => kind)
const hand = (fields: Partial<HandOver>) =>
  handOver(world.record, admin, { fromId: ruth, toId: null, joinTeams: false, remove: false, ...fields })
const layer = async () => {
  const { rows } = await read(world.record, workspaceId, (snapshot) => readRaci(snapshot, workspaceId, null))
  return rows.find(({ scope, scopeCode }) => scope === 'LAYER' && scopeCode === 'MONITORING')
}

describe('what hangs on a person', () => {
  test('is told before they leave: cells, teams that nobody else signs for, engagements, open findings', async () => {
    const { items, hidden } = await left()
    expect(hidden).toBe(0)
    expect(items.filter(({ kind }) => kind === 'ACCOUNTABLE')).toMatchObject([{ moves: true, engagementKey: null }])
    expect(items.filter(({ kind }) => kind === 'ENGAGEMENT')).toMatchObject([{ key: 'ENG-1', moves: true }])
    expect(items.filter(({ kind }) => kind === 'FINDING')).toMatchObject([{ key: 'F-1', moves: true }])
    expect(await kindsLeft(otto)).toEqual([])
  })

  test('leaves out what the viewer does not see, and says how much that is', async () => {
    await anEngagement(world.record, workspaceId, { ownerId: ruth, restricted: true })
    const viewer = await viewerOf(world.record, workspaceId, admin.membershipId ?? '')
    const { items, hidden } = await left(viewer)
    expect(items.filter(({ kind }) => kind === 'ENGAGEMENT')).toHaveLength(1)
    expect(hidden).toBe(1)
  })
})

describe('handing over', () => {
  test('gives all that moves to the successor in one change, and removes the person', async () => {
    await hand({ toId: otto, joinTeams: true, remove: true })
    expect(await kindsLeft(ruth)).toEqual([])
    expect(await kindsLeft(otto)).toEqual(expect.arrayContaining(['ACCOUNTABLE', 'ENGAGEMENT', 'FINDING']))
    const held = (await layer())?.cells.find(({ teamId }) => teamId === operations)
    expect(held).toMatchObject({ code: 'AR', membershipId: otto })
    expect((await layer())?.problems).toEqual([])
    await world.record.sequencer.settle(workspaceId)
    const facts = await inWorkspace(world.record, workspaceId, (tx) =>
      tx.activity.findMany({ where: { reason: 'Handed over by Ruth' }, orderBy: { seq: 'asc' } }),
    )
    expect(facts.map(({ kind }) => kind)).toEqual(['engagement.changed', 'finding.ownerChanged'])
  })

  test('leaves a cell that the successor may not hold where it is, and the gap is seen', async () => {
    await hand({ toId: otto, remove: true })
    expect((await layer())?.problems).toMatchObject([
      { code: 'NO_ACCOUNTABLE', left: ['Ruth'], message: expect.stringContaining('Ruth, who held the A, left') },
      { code: 'NO_RESPONSIBLE', message: expect.stringContaining('Ruth, who held the R, left') },
    ])
  })

  test('to nobody orphans visibly', async () => {
    await hand({ remove: true })
    expect(await kindsLeft()).toEqual(expect.arrayContaining(['ACCOUNTABLE', 'ENGAGEMENT', 'FINDING']))
    expect((await layer())?.problems).toHaveLength(2)
    await expect(hand({ remove: true })).rejects.toThrow('has left already')
  })

  test('is refused to who cannot take it over, and from who does not administer', async () => {
    const guest = await aMembership(world.record, workspaceId, { role: 'GUEST' })
    await expect(hand({ toId: guest })).rejects.toThrow('is a guest')
    await expect(hand({ toId: ruth })).rejects.toThrow(InvalidInput)
    await expect(hand({ toId: 'nobody' })).rejects.toThrow(NotFound)
    const input = { fromId: ruth, toId: otto, joinTeams: false, remove: false }
    const writer = await viewerOf(world.record, workspaceId, await aMembership(world.record, workspaceId))
    await expect(handOver(world.record, writer, input)).rejects.toThrow(Denied)
  })
})
