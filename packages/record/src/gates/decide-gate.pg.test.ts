import { Conflict, Denied, NotReady, Refusal } from '@assay/domain'
import { beforeAll, describe, expect, test } from 'vitest'
import { aProgramme, type Programme } from '../../../../test/support/programme.ts'
import { createFinding } from '../findings/create-finding.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { concurOnGate } from './concur-on-gate.ts'
import { decideGate } from './decide-gate.ts'
import { digestHolds } from './verify-decision.ts'

describe('deciding a gate', () => {
  let world: Programme
  let paula: Viewer
  let pablo: Viewer
  let owner: Viewer
  beforeAll(async () => {
    world = await aProgramme()
    paula = await world.seat({ name: 'Paula', functions: ['PRODUCT_SECURITY'] })
    pablo = await world.seat({ name: 'Pablo', functions: ['PRODUCT_SECURITY'] })
    owner = await world.seat({ name: 'Olga' })
    return world.close
  })

  /** An evaluation gate that is ready to be approved by product security. */
  async function readyGate(useCase: Parameters<Programme['useCase']>[1] = {}) {
    const engagementId = await world.useCase(owner, useCase)
    const modelVersionId = await world.version(owner, engagementId)
    await world.passed(engagementId, ['INTAKE', 'TRAINING'])
    const { id } = await world.gateOf({ modelVersionId }, 'EVALUATION')
    await world.provide(id)
    return { engagementId, modelVersionId, gate: await world.gateOf({ modelVersionId }, 'EVALUATION') }
  }
  const approve = (viewer: Viewer, gate: { id: string; version: number }, decision = 'APPROVE') =>
    decideGate(world.record, viewer, {
      gateId: gate.id,
      expectedVersion: gate.version,
      decision,
      rationale: 'It holds under every regression.',
    })
  const refusalOf = (promise: Promise<unknown>) =>
    promise.then(
      () => null,
      (error: unknown) => (error instanceof Refusal ? error : Promise.reject(error)),
    )
  const decisionsOf = (gateId: string) =>
    world.written((tx) =>
      tx.gateDecision.findMany({ where: { gateId }, include: { signatures: true }, orderBy: { decidedAt: 'asc' } }),
    )

  test('approves a ready gate, freezes what it was taken on and lets the next gate see it', async () => {
    const { gate, modelVersionId } = await readyGate()
    expect(gate.status).toBe('READY')
    await approve(paula, gate)
    const [decision] = await decisionsOf(gate.id)
    expect(decision).toMatchObject({ status: 'EFFECTIVE', decision: 'APPROVE', decidedById: paula.membershipId })
    expect(decision?.signatures).toMatchObject([{ kind: 'DECIDES', digest: decision?.digest, method: 'PASSWORD' }])
    expect(await world.gateOf({ modelVersionId }, 'EVALUATION')).toMatchObject({ status: 'APPROVED' })
    const readings = await world.written((tx) =>
      tx.gateReadiness.findMany({ where: { gate: { modelVersionId, stage: 'DEPLOYMENT' } }, orderBy: { id: 'asc' } }),
    )
    expect(JSON.stringify(readings.at(-1)?.reasons)).not.toContain('Evaluation and red team gate')
    if (decision === undefined) throw new Error('nothing was decided')
    expect(digestHolds(decision)).toBe(true)
    const frozen = decision.frozen as { rationale: string }
    expect(digestHolds({ ...decision, frozen: { ...frozen, rationale: `${frozen.rationale} ` } })).toBe(false)
  })

  test('leaves exactly one decision when two signers race', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { gate } = await readyGate()
      const outcomes = await Promise.allSettled([approve(paula, gate), approve(pablo, gate)])
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      const lost = outcomes.find((outcome) => outcome.status === 'rejected')
      expect(lost?.reason).toBeInstanceOf(Conflict)
      expect(await decisionsOf(gate.id)).toHaveLength(1)
    }
  })

  test('is a conflict when the gate changed since the signer looked', async () => {
    const { gate } = await readyGate()
    const refusal = await refusalOf(approve(paula, { ...gate, version: gate.version - 1 }))
    expect(refusal).toBeInstanceOf(Conflict)
    expect(refusal).toMatchObject({
      values: [
        { field: 'version', theirs: String(gate.version) },
        { field: expect.stringMatching(/^evidence\.E-\d+\.status$/), yours: 'SUBMITTED', theirs: 'ACCEPTED' },
      ],
    })
  })

  test('tells who may not sign why', async () => {
    const { gate } = await readyGate()
    const stranger = await world.seat({ name: 'Sam', functions: ['APPSEC'] })
    expect(await refusalOf(approve(stranger, gate))).toMatchObject({ code: 'NOT_ACCOUNTABLE' })
    const reader = await world.seat({ name: 'Rita', role: 'VIEWER', functions: ['PRODUCT_SECURITY'] })
    expect(await refusalOf(approve(reader, gate))).toBeInstanceOf(Denied)
    expect(await refusalOf(approve({ ...paula, authenticatedAt: null }, gate))).toMatchObject({
      code: 'STEP_UP_REQUIRED',
    })
    expect(await refusalOf(approve(paula, gate, 'PROCEED'))).toMatchObject({ code: 'INVALID_INPUT' })
  })

  test('never accepts a token, whatever its scopes', async () => {
    const { gate } = await readyGate()
    const token: Viewer = {
      ...paula,
      actor: { type: 'TOKEN', id: gate.id, name: 'CI' },
      scopes: ['read', 'gates:read'],
    }
    const refusal = await refusalOf(approve(token, gate))
    expect(refusal?.message).toContain('Tokens may not sign')
    expect(await decisionsOf(gate.id)).toHaveLength(0)
  })

  test('is not open to whoever uploaded what it decides on', async () => {
    const engagementId = await world.useCase(owner)
    const modelVersionId = await world.version(owner, engagementId)
    await world.passed(engagementId, ['INTAKE', 'TRAINING'])
    const { id } = await world.gateOf({ modelVersionId }, 'EVALUATION')
    await world.provide(id, paula)
    const gate = await world.gateOf({ modelVersionId }, 'EVALUATION')
    expect(await refusalOf(approve(paula, gate))).toMatchObject({ code: 'NOT_INDEPENDENT' })
    expect(await refusalOf(approve(pablo, gate))).toBeNull()
  })

  test('answers alike for a foreign, a random and a malformed id', async () => {
    const { gate } = await readyGate({ restricted: true })
    const outsider: Viewer = {
      ...paula,
      audience: { ...paula.audience, hiddenEngagementIds: [gate.engagementId] },
    }
    const answers = await Promise.all(
      [gate.id, '019bb0c4-0000-7000-8000-000000000000', 'x'].map((id) =>
        refusalOf(approve(outsider, { id, version: gate.version })),
      ),
    )
    expect(new Set(answers.map((answer) => JSON.stringify({ ...answer, message: answer?.message }))).size).toBe(1)
    expect(answers[0]).toMatchObject({ code: 'NOT_FOUND' })
  })

  test('waits for the second signer of a tier 1 use case, who is someone else', async () => {
    const { gate, modelVersionId } = await readyGate({ tier: 1 })
    const grace = await world.seat({ name: 'Grace', functions: ['GRC'] })
    await approve(paula, gate)
    const [pending] = await decisionsOf(gate.id)
    expect(pending?.status).toBe('PENDING')
    expect(await world.gateOf({ modelVersionId }, 'EVALUATION')).toMatchObject({ status: 'READY' })
    const decisionId = pending?.id ?? ''
    expect(await refusalOf(concurOnGate(world.record, paula, { decisionId }))).toMatchObject({
      code: 'NOT_INDEPENDENT',
    })
    expect(await refusalOf(concurOnGate(world.record, pablo, { decisionId }))).toMatchObject({
      code: 'NOT_ACCOUNTABLE',
    })
    await concurOnGate(world.record, grace, { decisionId })
    const [decision] = await decisionsOf(gate.id)
    expect(decision).toMatchObject({ status: 'EFFECTIVE' })
    expect(decision?.signatures.map(({ kind }) => kind).sort()).toEqual(['CONCURS', 'DECIDES'])
    expect(await world.gateOf({ modelVersionId }, 'EVALUATION')).toMatchObject({ status: 'APPROVED' })
  })

  test('voids a waiting decision when what it was taken on changes', async () => {
    const { gate, engagementId, modelVersionId } = await readyGate({ tier: 1 })
    const grace = await world.seat({ name: 'Grace', functions: ['GRC'] })
    await approve(paula, gate)
    await openCritical(engagementId, modelVersionId)
    const [voided] = await decisionsOf(gate.id)
    expect(voided?.status).toBe('SUPERSEDED')
    expect(await refusalOf(concurOnGate(world.record, grace, { decisionId: voided?.id ?? '' }))).toBeInstanceOf(
      Conflict,
    )
  })

  const openCritical = (engagementId: string, modelVersionId: string) =>
    createFinding(world.record, world.producer, {
      engagementId,
      modelVersionId,
      title: 'Help article issues a refund',
      category: 'PROMPT_INJECTION',
      severity: 'CRITICAL',
    })

  test('never leaves an approval beside a critical finding that was opened at the same moment', {
    timeout: 240_000,
  }, async () => {
    const { gate: first, engagementId } = await readyGate()
    for (let round = 0; round < 20; round += 1) {
      const modelVersionId = await world.version(owner, engagementId, `race ${round}`)
      await world.written((tx) =>
        tx.findingSubject.updateMany({ where: { modelVersionId }, data: { status: 'NOT_AFFECTED' } }),
      )
      await world.passed(engagementId, ['INTAKE', 'TRAINING'])
      await world.provide((await world.gateOf({ modelVersionId }, 'EVALUATION')).id)
      const gate = await world.gateOf({ modelVersionId }, 'EVALUATION')
      // The finding begins first in every other round, for one of the two always takes longer.
      const opening = round % 2 === 0 ? openCritical(engagementId, modelVersionId) : null
      const [approval] = await Promise.allSettled([
        approve(paula, gate),
        opening ?? openCritical(engagementId, modelVersionId),
      ])
      const after = await world.gateOf({ modelVersionId }, 'EVALUATION')
      expect(after.blockers).toBe(1)
      expect(['COLLECTING', 'STALE']).toContain(after.status)
      expect(after.status === 'STALE').toBe(approval.status === 'fulfilled')
      if (approval.status === 'rejected') {
        expect(approval.reason instanceof Conflict || approval.reason instanceof NotReady).toBe(true)
      }
      await world.record.sequencer.settle(world.workspaceId)
      const facts = await world.written((tx) =>
        tx.activity.findMany({
          where: { modelVersionId, kind: { in: ['gate.decided', 'finding.created'] } },
          orderBy: { seq: 'asc' },
        }),
      )
      // Whoever approves has seen every finding that the log tells before.
      const approved = approval.status === 'fulfilled'
      expect(facts.map(({ kind }) => kind)).toEqual(
        approved ? ['gate.decided', 'finding.created'] : ['finding.created'],
      )
    }
    expect(first.status).toBe('READY')
  })

  test('sends a use case on its way: intake approves, changes the scope of or blocks it', async () => {
    const leader = await world.seat({ name: 'Lee', functions: ['SECURITY_LEADERSHIP'] })
    for (const [decision, gateStatus, status] of [
      ['PROCEED', 'APPROVED', 'APPROVED'],
      ['MODIFY_SCOPE', 'RETURNED', 'SCOPE_CHANGE'],
      ['BLOCK', 'REJECTED', 'BLOCKED'],
    ] as const) {
      const engagementId = await world.useCase(owner)
      const intake = await world.gateOf({ engagementId }, 'INTAKE')
      await world.provide(intake.id)
      await approve(leader, await world.gateOf({ engagementId }, 'INTAKE'), decision)
      expect(await world.gateOf({ engagementId }, 'INTAKE')).toMatchObject({ status: gateStatus })
      const engagement = await world.written((tx) => tx.engagement.findFirstOrThrow({ where: { id: engagementId } }))
      expect(engagement.status).toBe(status)
    }
  })

  test('is refused with every reason while the gate is not ready', async () => {
    const engagementId = await world.useCase(owner)
    const modelVersionId = await world.version(owner, engagementId)
    const gate = await world.gateOf({ modelVersionId }, 'EVALUATION')
    const refusal = await refusalOf(approve(paula, gate))
    expect(refusal).toBeInstanceOf(NotReady)
    expect(refusal?.message).toContain('Red-team report is missing')
    expect(refusal?.message).toContain('The Use-case intake gate')
  })
})
