import { beforeAll, describe, expect, test } from 'vitest'
import { aProgramme, type Programme } from '../../../../test/support/programme.ts'
import { changeFindingStatus } from '../findings/change-finding-status.ts'
import { createFinding } from '../findings/create-finding.ts'
import { decideGate } from '../gates/decide-gate.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { approveOverride } from './approve-override.ts'
import { type ProposeOverride, proposeOverride } from './propose-override.ts'
import { rejectOverride } from './reject-override.ts'
import { revokeOverride } from './revoke-override.ts'
import { withdrawOverride } from './withdraw-override.ts'

const now = new Date('2026-11-23T09:00:00Z')
const days = (count: number) => new Date(now.getTime() + count * 86_400_000)

describe('an override', () => {
  let world: Programme
  let owner: Viewer
  let ciso: Viewer
  let appsec: Viewer
  let evaluator: Viewer
  beforeAll(async () => {
    world = await aProgramme({ now: () => now })
    owner = await world.seat({ name: 'Olga' })
    ciso = await world.seat({ name: 'Miriam', functions: ['SECURITY_LEADERSHIP'] })
    appsec = await world.seat({ name: 'Tomás', functions: ['APPSEC'] })
    evaluator = await world.seat({ name: 'Wei', functions: ['PRODUCT_SECURITY'] })
    return world.close
  })

  async function aFinding(severity: 'CRITICAL' | 'HIGH' | 'MEDIUM' = 'HIGH') {
    const engagementId = await world.useCase(owner)
    const modelVersionId = await world.version(owner, engagementId)
    const findingId = await createFinding(world.record, world.producer, {
      engagementId,
      modelVersionId,
      title: 'The tool refunds without a limit',
      category: 'EXCESSIVE_AGENCY',
      severity,
    })
    return { engagementId, modelVersionId, findingId }
  }
  const row = (id: string) =>
    world.written((tx) =>
      tx.override.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId: world.workspaceId, id } } }),
    )
  const finding = (id: string) =>
    world.written((tx) =>
      tx.finding.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId: world.workspaceId, id } } }),
    )
  const propose = (input: Partial<ProposeOverride> & { findingId: string }, by = world.producer) =>
    proposeOverride(world.record, by, {
      type: 'RISK_ACCEPTED',
      rationale: 'Bounded by the order’s total and watched daily.',
      expiresAt: days(30),
      ...input,
    })
  const approve = async (overrideId: string, by: Viewer) =>
    approveOverride(world.record, by, { overrideId, expectedVersion: (await row(overrideId)).version })
  const accepted = async (input: Partial<ProposeOverride> & { findingId: string }) => {
    const id = await propose(input)
    await approve(id, owner)
    await approve(id, appsec)
    return id
  }

  test('of a high finding holds once the use-case owner and the AppSec lead have approved it', async () => {
    const { findingId, modelVersionId } = await aFinding()
    const id = await propose({ findingId, modelVersionId })
    await approve(id, appsec)
    expect(await row(id)).toMatchObject({ status: 'PROPOSED', approvedById: null })
    await approve(id, owner)
    expect(await row(id)).toMatchObject({ status: 'ACTIVE', approvedById: owner.membershipId })
  })

  test('unblocks its gates in the transaction of the approval, and blocks them in that of the revocation', async () => {
    const { engagementId, findingId, modelVersionId } = await aFinding('CRITICAL')
    await world.passed(engagementId, ['INTAKE', 'TRAINING'])
    const gate = () => world.gateOf({ modelVersionId }, 'EVALUATION')
    await world.provide((await gate()).id)
    expect(await gate()).toMatchObject({ status: 'COLLECTING', blockers: 1 })
    const id = await propose({ findingId, modelVersionId })
    await approve(id, owner)
    expect(await gate()).toMatchObject({ blockers: 1 })
    await approve(id, ciso)
    expect(await gate()).toMatchObject({ status: 'READY', blockers: 0 })

    await decideGate(world.record, evaluator, {
      gateId: (await gate()).id,
      expectedVersion: (await gate()).version,
      decision: 'APPROVE',
      rationale: 'The remaining risk is bounded.',
    })
    expect(await gate()).toMatchObject({ status: 'APPROVED' })
    await revokeOverride(world.record, owner, {
      overrideId: id,
      expectedVersion: (await row(id)).version,
      reason: 'The watch was switched off.',
    })
    expect(await gate()).toMatchObject({ status: 'STALE', blockers: 1 })
    expect((await gate()).staleReason).toMatch(/with no override in force/)
  })

  test('restores severity and due date when it is revoked', async () => {
    const { findingId, modelVersionId } = await aFinding()
    const before = await finding(findingId)
    const id = await accepted({ findingId, modelVersionId, type: 'SEVERITY_ADJUSTED', severity: 'LOW' })
    expect(await finding(findingId)).toMatchObject({ severity: 1, dueAt: days(180), ratedSeverity: 3 })
    await revokeOverride(world.record, appsec, { overrideId: id, expectedVersion: 3, reason: 'It was worse.' })
    const { severity, dueAt, ratedSeverity } = await finding(findingId)
    expect({ severity, dueAt, ratedSeverity }).toEqual({ severity: 3, dueAt: before.dueAt, ratedSeverity: null })
  })

  test('that raises the severity needs no approval', async () => {
    const { findingId, modelVersionId } = await aFinding('MEDIUM')
    const id = await proposeOverride(world.record, world.producer, {
      findingId,
      modelVersionId,
      type: 'SEVERITY_ADJUSTED',
      severity: 'CRITICAL',
      rationale: 'Here it reaches the ledger.',
    })
    expect(await row(id)).toMatchObject({ status: 'ACTIVE', approvedById: null })
    expect(await finding(findingId)).toMatchObject({ severity: 4, dueAt: days(7) })
  })

  test('that calls a medium finding false takes one triager other than its proposer', async () => {
    const { findingId, modelVersionId } = await aFinding('MEDIUM')
    const id = await propose({ findingId, modelVersionId, type: 'FALSE_POSITIVE', expiresAt: days(400) })
    await expect(approve(id, world.producer)).rejects.toMatchObject({ code: 'NOT_INDEPENDENT' })
    await approve(id, world.accepter)
    expect(await row(id)).toMatchObject({ status: 'ACTIVE' })
  })

  test('is never approved by its proposer, be they who they may', async () => {
    const { findingId, modelVersionId } = await aFinding('MEDIUM')
    const id = await propose({ findingId, modelVersionId }, appsec)
    await expect(approve(id, appsec)).rejects.toMatchObject({ code: 'NOT_INDEPENDENT' })
    await expect(approve(id, evaluator)).rejects.toMatchObject({ code: 'NOT_ACCOUNTABLE' })
    await approve(id, ciso)
    expect(await row(id)).toMatchObject({ status: 'ACTIVE' })
  })

  test('holds for the version it names alone', async () => {
    const { engagementId, findingId, modelVersionId } = await aFinding()
    await accepted({ findingId, modelVersionId })
    const next = await world.version(owner, engagementId, '2.3')
    expect(await world.gateOf({ modelVersionId }, 'DEPLOYMENT')).toMatchObject({ blockers: 0 })
    expect(await world.gateOf({ modelVersionId: next }, 'DEPLOYMENT')).toMatchObject({ blockers: 1 })
    await expect(propose({ findingId })).rejects.toMatchObject({ code: 'INVALID_INPUT', path: ['modelVersionId'] })
  })

  test('is superseded by the next one on the same version, of which one waits at a time', async () => {
    const { findingId, modelVersionId } = await aFinding()
    const first = await accepted({ findingId, modelVersionId })
    const second = await propose({ findingId, modelVersionId, type: 'DEFERRED' })
    await expect(propose({ findingId, modelVersionId })).rejects.toMatchObject({ code: 'ALREADY_EXISTS' })
    await approve(second, owner)
    await approve(second, appsec)
    expect([(await row(first)).status, (await row(second)).status]).toEqual(['SUPERSEDED', 'ACTIVE'])
  })

  test('is withdrawn by its proposer and rejected by those who might approve it', async () => {
    const { findingId, modelVersionId } = await aFinding()
    const first = await propose({ findingId, modelVersionId })
    await expect(
      withdrawOverride(world.record, owner, { overrideId: first, expectedVersion: 1 }),
    ).rejects.toMatchObject({ code: 'DENIED' })
    await withdrawOverride(world.record, world.producer, { overrideId: first, expectedVersion: 1 })
    const second = await propose({ findingId, modelVersionId })
    const reason = 'Fix it: the limit is one line.'
    await expect(
      rejectOverride(world.record, evaluator, { overrideId: second, expectedVersion: 1, reason }),
    ).rejects.toMatchObject({ code: 'DENIED' })
    await rejectOverride(world.record, owner, { overrideId: second, expectedVersion: 1, reason })
    expect(await row(second)).toMatchObject({ status: 'REJECTED', closeReason: reason })
    await expect(approve(second, owner)).rejects.toMatchObject({ code: 'INVALID_TRANSITION' })
  })

  test('is refused for what is verified, too long, or changed since it was looked at', async () => {
    const { findingId, modelVersionId } = await aFinding()
    await expect(propose({ findingId, modelVersionId, expiresAt: days(91) })).rejects.toMatchObject({
      path: ['expiresAt'],
    })
    const id = await propose({ findingId, modelVersionId })
    await approve(id, owner)
    await expect(approveOverride(world.record, appsec, { overrideId: id, expectedVersion: 1 })).rejects.toMatchObject({
      code: 'CONFLICT',
    })
    const { version } = await finding(findingId)
    await changeFindingStatus(world.record, appsec, { findingId, expectedVersion: version, status: 'TRIAGED' })
    await approve(id, appsec)
    expect(await row(id)).toMatchObject({ status: 'ACTIVE' })
  })
})
