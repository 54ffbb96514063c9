import { randomUUID } from 'node:crypto'
import { Conflict, Denied, InvalidInput, NotFound } from '@assay/domain'
import { beforeAll, describe, expect, test } from 'vitest'
import { aMembership, anEngagement, inWorkspace, viewerOf } from '../../../../test/support/builders.ts'
import { aGate, aModelVersion } from '../../../../test/support/model-builders.ts'
import { openTestRecord, type TestRecord } from '../../../../test/support/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { changeFindingOwner } from './change-finding-owner.ts'
import { changeFindingSeverity } from './change-finding-severity.ts'
import { changeFindingStatus } from './change-finding-status.ts'
import { type CreateFinding, createFinding } from './create-finding.ts'

let world: TestRecord
let engagementId: string
let versionId: string
let ben: Viewer
beforeAll(async () => {
  world = await openTestRecord()
  engagementId = await anEngagement(world.record, world.workspaceId)
  versionId = await aModelVersion(world.record, world.workspaceId, engagementId)
  const member = await aMembership(world.record, world.workspaceId, { name: 'Ben' })
  ben = await viewerOf(world.record, world.workspaceId, member)
  return () => world.close()
})

const now = () => world.record.now()
const days = (from: Date, n: number) => new Date(from.getTime() + n * 86_400_000)
const seatOf = ({ membershipId }: Viewer) => membershipId ?? ''

function open(fields: Partial<CreateFinding> = {}, viewer = world.contributor) {
  return createFinding(world.record, viewer, {
    engagementId,
    title: 'Help article issues a refund',
    category: 'PROMPT_INJECTION',
    severity: 'MEDIUM',
    ...fields,
  })
}

const findingOf = (id: string) =>
  inWorkspace(world.record, world.workspaceId, (tx) =>
    tx.finding.findFirstOrThrow({
      where: { id },
      include: { subjects: true, weaknesses: true, labels: { include: { label: true } } },
    }),
  )

async function factsOf(findingId: string) {
  await world.record.sequencer.settle(world.workspaceId)
  return inWorkspace(world.record, world.workspaceId, (tx) =>
    tx.activity.findMany({ where: { findingId }, orderBy: { seq: 'asc' } }),
  )
}

const retest = (findingId: string, testerId: string, status = 'PASSED', performedAt = days(now(), 1)) =>
  inWorkspace(world.record, world.workspaceId, (tx) =>
    tx.retest.create({
      data: {
        workspaceId: world.workspaceId,
        findingId,
        modelVersionId: versionId,
        status,
        testerId,
        performedAt,
        requestedById: testerId,
        requestedAt: performedAt,
      },
    }),
  )

/** As people move it, one state after the other. */
async function move(findingId: string, ...statuses: ('TRIAGED' | 'IN_PROGRESS' | 'RESOLVED' | 'VERIFIED')[]) {
  for (const status of statuses) {
    const { version } = await findingOf(findingId)
    await changeFindingStatus(world.record, world.contributor, { findingId, expectedVersion: version, status })
  }
}

describe('opening a finding', () => {
  test("makes a person's finding with all that was said of it", async () => {
    const id = randomUUID()
    const vector = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'
    await createFinding(world.record, world.contributor, {
      id,
      engagementId,
      modelVersionId: versionId,
      title: ' Refund without limit ',
      category: 'EXCESSIVE_AGENCY',
      cvssVector: vector,
      cwe: [840, 840, 20],
      labels: ['tools', 'tools', 'payments'],
      ownerId: seatOf(ben),
    })
    const finding = await findingOf(id)
    expect(finding).toMatchObject({
      title: 'Refund without limit',
      severity: 4,
      cvssScore: 9.8,
      severityRaw: 'CVSS 3.1 9.8',
      aiSpecific: true,
      sourceKind: 'PERSON',
      source: 'manual',
      status: 'OPEN',
      ownerId: seatOf(ben),
      dueAt: days(finding.openedAt, 7),
      subjects: [{ modelVersionId: versionId, status: 'AFFECTED' }],
    })
    expect(finding.key).toBe(`F-${finding.number}`)
    expect(finding.weaknesses.map(({ cwe }) => cwe).sort()).toEqual([20, 840])
    expect(finding.labels.map(({ label }) => label.name).sort()).toEqual(['payments', 'tools'])
    expect(await factsOf(id)).toMatchObject([
      { kind: 'finding.created', subjectKey: finding.key, modelVersionId: versionId, engagementId },
    ])
  })

  test('stands on the asset without a version, and on the engagement without either', async () => {
    expect((await findingOf(await open({ asset: 'git@x' }))).subjects).toMatchObject([{ asset: 'git@x' }])
    expect((await findingOf(await open())).subjects).toMatchObject([{ asset: 'Nora' }])
  })

  test('turns a ready gate of the version back in the same transaction', async () => {
    const version = await aModelVersion(world.record, world.workspaceId, engagementId)
    const gateId = await aGate(world.record, world.workspaceId, engagementId, 'TRAINING', {
      modelVersionId: version,
      status: 'READY',
      readiness: 'READY',
    })
    const gate = () =>
      inWorkspace(world.record, world.workspaceId, (tx) => tx.gate.findFirstOrThrow({ where: { id: gateId } }))
    const id = await open({ modelVersionId: version, severity: 'HIGH' })
    expect(await gate()).toMatchObject({ readiness: 'NOT_READY', status: 'COLLECTING', blockers: 1 })
    const finding = await findingOf(id)
    await changeFindingSeverity(world.record, world.signer, {
      findingId: id,
      expectedVersion: finding.version,
      severity: 'LOW',
      reason: 'Needs an insider.',
    })
    expect(await gate()).toMatchObject({ readiness: 'READY', status: 'READY', blockers: 0 })
  })

  test('tells all that is wrong with it at once', async () => {
    const wrong = open({ title: ' ', cwe: [0], locationLine: 0, labels: [''], id: 'x' })
    await expect(wrong).rejects.toMatchObject({
      fields: [
        { path: ['title'] },
        { path: ['labels'] },
        { path: ['id'] },
        { path: ['locationLine'] },
        { path: ['cwe'] },
      ],
    })
  })

  test('is refused twice with one id, on what is not seen, and by who may not write', async () => {
    const id = randomUUID()
    await open({ id })
    await expect(open({ id })).rejects.toMatchObject({ code: 'ALREADY_EXISTS' })
    const raced = randomUUID()
    const both = await Promise.allSettled([open({ id: raced }), open({ id: raced })])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'ALREADY_EXISTS' } })
    await expect(open({ engagementId: randomUUID() })).rejects.toThrow(NotFound)
    await expect(open({ engagementId: 'x' })).rejects.toThrow(NotFound)
    await expect(open({ modelVersionId: randomUUID() })).rejects.toThrow(NotFound)
    await expect(open({}, world.guest)).rejects.toThrow(NotFound)
    const viewerId = await aMembership(world.record, world.workspaceId, { role: 'VIEWER' })
    await expect(open({}, await viewerOf(world.record, world.workspaceId, viewerId))).rejects.toThrow(Denied)
  })
})

describe('changing a finding', () => {
  test('of status follows its states and tells from and to', async () => {
    const id = await open()
    await changeFindingStatus(world.record, world.contributor, {
      findingId: id,
      expectedVersion: 1,
      status: 'TRIAGED',
      reason: ' real ',
    })
    expect(await findingOf(id)).toMatchObject({ status: 'TRIAGED', version: 2 })
    expect((await factsOf(id)).at(-1)).toMatchObject({
      kind: 'finding.statusChanged',
      changes: [{ field: 'status', from: 'OPEN', to: 'TRIAGED' }],
      reason: 'real',
    })
    await expect(
      changeFindingStatus(world.record, world.contributor, { findingId: id, expectedVersion: 2, status: 'RESOLVED' }),
    ).rejects.toMatchObject({ code: 'INVALID_TRANSITION' })
  })

  test('to VERIFIED asks for a retest that passed after the fix, by somebody else', async () => {
    const id = await open({ modelVersionId: versionId })
    await retest(id, seatOf(ben), 'PASSED', days(now(), -1))
    await move(id, 'TRIAGED', 'IN_PROGRESS', 'RESOLVED')
    await expect(move(id, 'VERIFIED')).rejects.toThrow(/passed retest/)
    await retest(id, seatOf(world.contributor), 'PASSED', days(now(), 1))
    await expect(move(id, 'VERIFIED')).rejects.toMatchObject({ code: 'NOT_INDEPENDENT' })
    await retest(id, seatOf(ben), 'FAILED', days(now(), 2))
    await expect(move(id, 'VERIFIED')).rejects.toThrow(/passed retest/)
    await retest(id, seatOf(ben), 'PASSED', days(now(), 3))
    await move(id, 'VERIFIED')
    expect(await findingOf(id)).toMatchObject({ status: 'VERIFIED', subjects: [{ status: 'FIXED' }] })
  })

  test('of severity sets the due date from the day it was opened, and gives a reason', async () => {
    const id = await open({ severity: 'LOW' })
    const { openedAt } = await findingOf(id)
    const change = { findingId: id, expectedVersion: 1, severity: 'CRITICAL' as const, reason: 'It is reachable.' }
    await expect(changeFindingSeverity(world.record, world.contributor, { ...change, reason: ' ' })).rejects.toThrow(
      InvalidInput,
    )
    await changeFindingSeverity(world.record, world.contributor, change)
    expect(await findingOf(id)).toMatchObject({ severity: 4, dueAt: days(openedAt, 7), version: 2 })
    expect((await factsOf(id)).at(-1)).toMatchObject({ kind: 'finding.severityChanged', reason: 'It is reachable.' })
    const lower = { ...change, expectedVersion: 2, severity: 'LOW' as const }
    await expect(changeFindingSeverity(world.record, world.contributor, lower)).rejects.toThrow(Denied)
    await changeFindingSeverity(world.record, world.signer, lower)
    expect(await findingOf(id)).toMatchObject({ severity: 1, dueAt: days(openedAt, 180) })
  })

  test('of owner takes an active member who sees it, or nobody', async () => {
    const hidden = await anEngagement(world.record, world.workspaceId, { restricted: true, ownerId: seatOf(ben) })
    const id = await open({ engagementId: hidden }, await viewerOf(world.record, world.workspaceId, seatOf(ben)))
    const again = await viewerOf(world.record, world.workspaceId, seatOf(ben))
    const give = (ownerId: string | null, expectedVersion: number) =>
      changeFindingOwner(world.record, again, { findingId: id, expectedVersion, ownerId })
    await expect(give(seatOf(world.contributor), 1)).rejects.toThrow(/does not see/)
    await expect(give(randomUUID(), 1)).rejects.toThrow(InvalidInput)
    const gone = await aMembership(world.record, world.workspaceId, { status: 'REMOVED' })
    await expect(give(gone, 1)).rejects.toThrow(/active member/)
    await give(seatOf(ben), 1)
    await give(null, 2)
    expect(await findingOf(id)).toMatchObject({ ownerId: null, version: 3 })
    await give(null, 3)
    expect((await factsOf(id)).map(({ kind }) => kind)).toEqual([
      'finding.created',
      'finding.ownerChanged',
      'finding.ownerChanged',
    ])
    const outsider = await viewerOf(world.record, world.workspaceId, seatOf(world.contributor))
    await expect(
      changeFindingOwner(world.record, outsider, { findingId: id, expectedVersion: 3, ownerId: null }),
    ).rejects.toThrow(NotFound)
  })

  test('that somebody else changed meanwhile shows both values and who wrote the other', async () => {
    const id = await open()
    await changeFindingOwner(world.record, ben, { findingId: id, expectedVersion: 1, ownerId: seatOf(ben) })
    await expect(
      changeFindingOwner(world.record, world.contributor, {
        findingId: id,
        expectedVersion: 1,
        ownerId: seatOf(world.contributor),
      }),
    ).rejects.toMatchObject({ values: [{ field: 'owner', yours: 'Ada', theirs: 'Ben', by: 'Ben' }] })
  })

  test('at the same moment lets one through and tells the others', async () => {
    const id = await open()
    const tries = await Promise.allSettled(
      (['TRIAGED', 'DUPLICATE', 'TRIAGED', 'DUPLICATE'] as const).map((status) =>
        changeFindingStatus(world.record, ben, { findingId: id, expectedVersion: 1, status }),
      ),
    )
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const one of tries) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(Conflict)
    expect(await findingOf(id)).toMatchObject({ version: 2 })
  })
})
