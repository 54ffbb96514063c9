import { Conflict, NotReady, Refusal } from '@assay/domain'
import { beforeAll, describe, expect, test } from 'vitest'
import { aProgramme, type Programme } from '../../../../test/support/programme.ts'
import { giveGrant } from '../identity/give-grant.ts'
import { viewerOfSeat } from '../identity/viewer-of-session.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { concurOnGate } from './concur-on-gate.ts'
import { type DecideGate, decideGate } from './decide-gate.ts'
import { declareNotApplicable } from './declare-not-applicable.ts'
import { delegateGate } from './delegate-gate.ts'
import { requestDecision } from './request-decision.ts'
import { reviewDecision } from './review-decision.ts'
import { revokeDelegation } from './revoke-delegation.ts'

const day = 86_400_000

describe('the rules of sign-off', () => {
  let world: Programme
  let clock: Date | null = null
  let paula: Viewer
  let pablo: Viewer
  let grace: Viewer
  let owner: Viewer
  beforeAll(async () => {
    world = await aProgramme({ now: () => clock ?? new Date() })
    paula = await world.seat({ name: 'Paula', functions: ['PRODUCT_SECURITY'] })
    pablo = await world.seat({ name: 'Pablo', functions: ['PRODUCT_SECURITY'] })
    grace = await world.seat({ name: 'Grace', functions: ['GRC'] })
    owner = await world.seat({ name: 'Olga' })
    return world.close
  })

  async function evaluation(useCase: Parameters<Programme['useCase']>[1] = {}, by?: Viewer) {
    const engagementId = await world.useCase(owner, useCase)
    const modelVersionId = await world.version(owner, engagementId)
    await world.passed(engagementId, ['INTAKE', 'TRAINING'])
    const { id } = await world.gateOf({ modelVersionId }, 'EVALUATION')
    await world.provide(id, by)
    return { engagementId, modelVersionId, id, now: () => world.gateOf({ modelVersionId }, 'EVALUATION') }
  }
  const decide = async (viewer: Viewer, gateId: string, change: Partial<DecideGate> = {}) => {
    const { version } = await world.written((tx) => tx.gate.findFirstOrThrow({ where: { id: gateId } }))
    const rationale = 'It holds under every regression.'
    return decideGate(world.record, viewer, {
      gateId,
      expectedVersion: version,
      decision: 'APPROVE',
      rationale,
      ...change,
    })
  }
  const refusalOf = (promise: Promise<unknown>) =>
    promise.then(
      () => null,
      (error: unknown) => (error instanceof Refusal ? error : Promise.reject(error)),
    )
  const newestDecision = (gateId: string) =>
    world.written((tx) => tx.gateDecision.findFirstOrThrow({ where: { gateId }, orderBy: { decidedAt: 'desc' } }))
  const separation = (to: string) => world.written((tx) => tx.workspace.updateMany({ data: { separation: to } }))
  const handOver = (viewer: Viewer, gateId: string, to: Viewer, change: object = {}) =>
    delegateGate(world.record, viewer, {
      ...{ gateId, toId: to.membershipId ?? '', reason: 'On leave.' },
      validTo: new Date(world.record.now().getTime() + day),
      ...change,
    })

  describe('1: a signer holds the A of that gate (or a delegation of it that is in force)', () => {
    test('hands the A to another signer from its start up to its end, and no longer', async () => {
      const gate = await evaluation()
      const dan = await world.seat({ name: 'Dan', functions: ['APPSEC'] })
      expect(await refusalOf(decide(dan, gate.id))).toMatchObject({ code: 'NOT_ACCOUNTABLE' })
      const start = world.record.now().getTime() + 60_000
      await handOver(paula, gate.id, dan, { validFrom: new Date(start), validTo: new Date(start + 60_000) })
      expect(await refusalOf(decide(dan, gate.id))).toMatchObject({ code: 'NOT_ACCOUNTABLE' })
      const at = (moment: number) => {
        clock = new Date(moment)
        return { ...dan, authenticatedAt: clock }
      }
      expect(await refusalOf(decide(at(start - 1), gate.id))).toMatchObject({ code: 'NOT_ACCOUNTABLE' })
      expect(await refusalOf(decide(at(start + 60_000), gate.id))).toMatchObject({ code: 'NOT_ACCOUNTABLE' })
      expect(await refusalOf(decide(at(start), gate.id))).toBeNull()
      clock = null
      const decision = await newestDecision(gate.id)
      expect(decision).toMatchObject({ status: 'EFFECTIVE', decidedById: dan.membershipId })
    })

    test('ends when it is revoked, and with the seat of whoever gave it', async () => {
      const gate = await evaluation()
      const dan = await world.seat({ name: 'Dora', functions: ['APPSEC'] })
      const pia = await world.seat({ name: 'Pia', functions: ['PRODUCT_SECURITY'] })
      await handOver(pia, gate.id, dan)
      const { id } = await world.written((tx) =>
        tx.delegation.findFirstOrThrow({ where: { givenToId: dan.membershipId ?? '' } }),
      )
      const stranger = await world.seat({ name: 'Sam', functions: ['SRE'] })
      const revoke = (viewer: Viewer) => revokeDelegation(world.record, viewer, { delegationId: id, reason: 'Back.' })
      expect(await refusalOf(revoke(stranger))).toMatchObject({ code: 'DENIED' })
      await world.written((tx) => tx.membership.updateMany({ where: { name: 'Pia' }, data: { status: 'SUSPENDED' } }))
      expect(await refusalOf(decide(dan, gate.id))).toMatchObject({ code: 'NOT_ACCOUNTABLE' })
      await world.written((tx) => tx.membership.updateMany({ where: { name: 'Pia' }, data: { status: 'ACTIVE' } }))
      await revoke(grace)
      expect(await refusalOf(revoke(grace))).toMatchObject({ code: 'ALREADY_DECIDED' })
      expect(await refusalOf(decide(dan, gate.id))).toMatchObject({ code: 'NOT_ACCOUNTABLE' })
    })

    test('cannot be handed on, nor by whoever does not hold it, nor without an end, nor to who is no signer', async () => {
      const gate = await evaluation()
      const dan = await world.seat({ name: 'Dirk', functions: ['APPSEC'] })
      const reader = await world.seat({ name: 'Rita', role: 'VIEWER' })
      await handOver(paula, gate.id, dan)
      expect(await refusalOf(handOver(dan, gate.id, owner))).toMatchObject({ code: 'NOT_ACCOUNTABLE' })
      expect(await refusalOf(handOver(grace, gate.id, owner))).toMatchObject({ code: 'NOT_ACCOUNTABLE' })
      const validTo = new Date(world.record.now().getTime() + 400 * day)
      expect(await refusalOf(handOver(paula, gate.id, owner, { validTo }))).toMatchObject({ path: ['validTo'] })
      expect(await refusalOf(handOver(paula, gate.id, reader))).toMatchObject({ path: ['toId'] })
      expect(await refusalOf(handOver(paula, gate.id, paula))).toMatchObject({ path: ['toId'] })
      expect(await refusalOf(handOver(paula, gate.id, owner, { reason: 'a\u001bb' }))).toMatchObject({
        path: ['reason'],
      })
    })
  })

  test('1: and personally did not request the decision', async () => {
    const gate = await evaluation()
    await requestDecision(world.record, paula, { gateId: gate.id, note: 'Ready when you are.' })
    expect(await refusalOf(requestDecision(world.record, pablo, { gateId: gate.id }))).toMatchObject({
      code: 'ALREADY_EXISTS',
    })
    expect(await refusalOf(decide(paula, gate.id))).toMatchObject({ code: 'NOT_INDEPENDENT' })
    const token: Viewer = { ...paula, actor: { type: 'TOKEN', id: gate.id, name: 'CI' }, scopes: ['evidence:write'] }
    expect(await refusalOf(requestDecision(world.record, token, { gateId: gate.id }))).toMatchObject({ code: 'DENIED' })
    await decide(pablo, gate.id)
    expect((await newestDecision(gate.id)).frozen).toMatchObject({ requestedById: paula.membershipId })
    expect(await world.written((tx) => tx.gateRequest.count({ where: { gateId: gate.id, answeredById: null } }))).toBe(
      0,
    )
  })

  test('1: author version-bound evidence that it decides on', async () => {
    const gate = await evaluation({}, paula)
    expect(await refusalOf(decide(paula, gate.id))).toMatchObject({ code: 'NOT_INDEPENDENT' })
  })

  test('1: or own a condition of it', async () => {
    const gate = await evaluation({ tier: 1 })
    const expiresAt = new Date(Date.now() + 30 * day)
    const conditions = (ownerId: string) => [{ text: 'Retest weekly', ownerId, expiresAt }]
    const tied = { decision: 'APPROVE_WITH_CONDITIONS', conditions: conditions(paula.membershipId ?? '') }
    expect(await refusalOf(decide(paula, gate.id, tied))).toMatchObject({ code: 'NOT_INDEPENDENT' })
    await decide(paula, gate.id, { ...tied, conditions: conditions(grace.membershipId ?? '') })
    const { id } = await newestDecision(gate.id)
    expect(await refusalOf(concurOnGate(world.record, grace, { decisionId: id }))).toMatchObject({
      code: 'NOT_INDEPENDENT',
    })
  })

  describe('2: HIGH classification or tier 1 need two distinct signers, one of them from security leadership or GRC', () => {
    test.each([{ tier: 1 }, { tier: 3, riskClass: 'HIGH_ANNEX_III' }])('with %o', async (useCase) => {
      const gate = await evaluation(useCase)
      await decide(paula, gate.id)
      const { id } = await newestDecision(gate.id)
      expect((await gate.now()).status).toBe('READY')
      for (const [viewer, code] of [
        [paula, 'NOT_INDEPENDENT'],
        [pablo, 'NOT_ACCOUNTABLE'],
      ] as const) {
        expect(await refusalOf(concurOnGate(world.record, viewer, { decisionId: id }))).toMatchObject({ code })
      }
      await concurOnGate(world.record, grace, { decisionId: id })
      expect((await gate.now()).status).toBe('APPROVED')
    })
  })

  describe('2: in a COMPACT workspace, where no eligible signer exists, a single-signer exception is possible', () => {
    const alone = (reviewer: Viewer) => ({
      exception: { rationale: 'Both of us built it.', reviewerId: reviewer.membershipId ?? '' },
    })
    /** Nobody but Paula may sign. */
    async function onlyPaula<T>(work: () => Promise<T>): Promise<T> {
      await separation('COMPACT')
      const others = { id: { not: paula.membershipId ?? '' }, role: 'SIGNER' }
      const ids = (await world.written((tx) => tx.membership.findMany({ where: others }))).map(({ id }) => id)
      const become = (role: string) =>
        world.written((tx) => tx.membership.updateMany({ where: { id: { in: ids } }, data: { role } }))
      await become('CONTRIBUTOR')
      return work().finally(async () => {
        await become('SIGNER')
        await separation('STRICT')
      })
    }

    test('with a rationale and an independent review within 30 days, which can overturn it', async () => {
      const gate = await evaluation()
      await requestDecision(world.record, paula, { gateId: gate.id })
      await onlyPaula(async () => {
        expect(await refusalOf(decide(paula, gate.id))).toMatchObject({ code: 'NOT_INDEPENDENT' })
        expect(await refusalOf(decide(paula, gate.id, alone(paula)))).toMatchObject({
          path: ['exception', 'reviewerId'],
        })
        const reviewBy = new Date(Date.now() + 31 * day)
        const late = { exception: { ...alone(grace).exception, reviewBy } }
        expect(await refusalOf(decide(paula, gate.id, late))).toMatchObject({ path: ['exception', 'reviewBy'] })
        await decide(paula, gate.id, alone(grace))
      })
      expect((await gate.now()).status).toBe('APPROVED')
      const decision = await newestDecision(gate.id)
      expect(decision).toMatchObject({
        reviewerId: grace.membershipId,
        frozen: { exception: { rationale: 'Both of us built it.' } },
      })
      const review = (viewer: Viewer, note = 'The regression was not run.') =>
        reviewDecision(world.record, viewer, { decisionId: decision.id, outcome: 'OVERTURNED', note })
      expect(await refusalOf(review(pablo))).toMatchObject({ code: 'NOT_INDEPENDENT' })
      expect(await refusalOf(review({ ...grace, authenticatedAt: null }))).toMatchObject({ code: 'STEP_UP_REQUIRED' })
      expect(await refusalOf(review(grace, ' '))).toMatchObject({ path: ['note'] })
      await review(grace)
      expect((await gate.now()).status).toBe('REVOKED')
      expect(await refusalOf(review(grace))).toMatchObject({ code: 'ALREADY_DECIDED' })
    })

    test('but never in a STRICT workspace, nor for HIGH or tier 1, nor while someone else can sign', async () => {
      const gate = await evaluation()
      const high = await evaluation({ tier: 1 })
      for (const id of [gate.id, high.id]) await requestDecision(world.record, paula, { gateId: id })
      expect(await refusalOf(decide(paula, gate.id, alone(grace)))).toMatchObject({ code: 'NOT_INDEPENDENT' })
      await onlyPaula(async () => {
        expect(await refusalOf(decide(paula, high.id, alone(grace)))).toMatchObject({ code: 'NOT_INDEPENDENT' })
      })
      await separation('COMPACT')
      const refusal = await refusalOf(decide(paula, gate.id, alone(grace)))
      await separation('STRICT')
      expect(refusal?.message).toContain('Pablo')
    })
  })

  describe('2: an invited external signer is the other way', () => {
    test('and signs as the second person on the one engagement granted, until the grant ends', async () => {
      const gate = await evaluation({ tier: 1 })
      const elsewhere = await evaluation({ tier: 1 })
      const lena = await world.seat({ name: 'Lena', functions: ['SECURITY_LEADERSHIP'] })
      await world.written((tx) =>
        tx.responsibility.updateMany({
          where: { scope: 'GATE', scopeCode: 'EVALUATION', code: { in: ['A', 'AR'] } },
          data: { teamId: world.teams.find((team) => team.function === 'SECURITY_LEADERSHIP')?.id ?? null },
        }),
      )
      const invited = await world.seat({ name: 'Eve', role: 'GUEST' })
      const validTo = new Date(Date.now() + day)
      const grant = {
        membershipId: invited.membershipId ?? '',
        role: 'SIGNER',
        engagementId: gate.engagementId,
      } as const
      await giveGrant(world.record, world.admin, { ...grant, validTo })
      const guest = async (): Promise<Viewer> => {
        const seat = await viewerOfSeat(world.record, world.workspaceId, grant.membershipId, {
          authenticatedAt: world.record.now(),
        })
        return seat ?? Promise.reject(new Error('no seat'))
      }
      const eve = await guest()
      expect(eve.audience).toMatchObject({ wholeWorkspace: false, engagementIds: [gate.engagementId] })
      for (const { id } of [gate, elsewhere]) await decide(lena, id)
      const [here, there] = [await newestDecision(gate.id), await newestDecision(elsewhere.id)]
      expect(await refusalOf(concurOnGate(world.record, eve, { decisionId: there.id }))).toMatchObject({
        code: 'NOT_FOUND',
      })
      clock = new Date(validTo.getTime())
      const expired = await refusalOf(
        concurOnGate(world.record, { ...eve, authenticatedAt: clock }, { decisionId: here.id }),
      )
      expect(expired).toMatchObject({ code: 'DENIED' })
      expect((await guest()).audience.engagementIds).toEqual([])
      clock = null
      await concurOnGate(world.record, eve, { decisionId: here.id })
      expect((await gate.now()).status).toBe('APPROVED')
      await world.written((tx) =>
        tx.responsibility.updateMany({
          where: { scope: 'GATE', scopeCode: 'EVALUATION', code: { in: ['A', 'AR'] } },
          data: { teamId: world.teams.find((team) => team.function === 'PRODUCT_SECURITY')?.id ?? null },
        }),
      )
    })
  })

  describe('3: approval needs the latest readiness to be READY', () => {
    test('not an earlier one: evidence that lapsed since by the clock alone refuses it', async () => {
      const gate = await evaluation()
      expect((await gate.now()).status).toBe('READY')
      clock = new Date(Date.now() + 3_000 * day)
      const refusal = await refusalOf(decide({ ...paula, authenticatedAt: clock }, gate.id))
      clock = null
      expect(refusal).toBeInstanceOf(NotReady)
    })

    test('earlier gates approved or NOT_APPLICABLE, which someone else of GRC confirms', async () => {
      const gate = await evaluation()
      const training = await world.gateOf({ modelVersionId: gate.modelVersionId }, 'TRAINING')
      await world.written((tx) => tx.gate.updateMany({ where: { id: training.id }, data: { status: 'COLLECTING' } }))
      await world.passed(gate.engagementId, ['INTAKE'])
      expect(await refusalOf(decide(paula, gate.id))).toBeInstanceOf(NotReady)
      const ada = await world.seat({ name: 'Ada', functions: ['APPSEC', 'GRC'] })
      const declare = async (viewer: Viewer, rationale = 'The vendor trains it.') => {
        const { version } = await world.gateOf({ modelVersionId: gate.modelVersionId }, 'TRAINING')
        const input = { gateId: training.id, expectedVersion: version, rationale }
        return declareNotApplicable(world.record, viewer, input)
      }
      expect(await refusalOf(declare(paula))).toMatchObject({ code: 'NOT_ACCOUNTABLE' })
      expect(await refusalOf(declare(ada, 'It\u0000'))).toMatchObject({ code: 'INVALID_INPUT' })
      await declare(ada)
      expect(await refusalOf(decide(paula, gate.id))).toBeInstanceOf(NotReady)
      const { id } = await newestDecision(training.id)
      expect(await refusalOf(concurOnGate(world.record, ada, { decisionId: id }))).toMatchObject({
        code: 'NOT_INDEPENDENT',
      })
      expect(await refusalOf(concurOnGate(world.record, pablo, { decisionId: id }))).toMatchObject({
        code: 'NOT_ACCOUNTABLE',
      })
      await concurOnGate(world.record, grace, { decisionId: id })
      expect(await world.gateOf({ modelVersionId: gate.modelVersionId }, 'TRAINING')).toMatchObject({
        status: 'NOT_APPLICABLE',
        notApplicableReason: 'The vendor trains it.',
      })
      expect(await refusalOf(decide(paula, gate.id))).toBeNull()
    })

    test('approving with conditions names an owner and an expiry for each', async () => {
      const gate = await evaluation()
      const decision = 'APPROVE_WITH_CONDITIONS'
      expect(await refusalOf(decide(paula, gate.id, { decision }))).toMatchObject({ path: ['conditions'] })
      const of = (ownerId: string, expiresAt: Date) => ({
        decision,
        conditions: [{ text: 'Retest weekly', ownerId, expiresAt }],
      })
      const later = new Date(Date.now() + day)
      expect(await refusalOf(decide(paula, gate.id, of(gate.id, later)))).toMatchObject({
        path: ['conditions', '0', 'ownerId'],
      })
      expect(await refusalOf(decide(paula, gate.id, of(owner.membershipId ?? '', new Date(0))))).toMatchObject({
        path: ['conditions', '0', 'expiresAt'],
      })
    })
  })

  describe('bad input', () => {
    test('of another workspace, a clock that runs ahead, or control characters is a clear refusal', async () => {
      const gate = await evaluation()
      const foreign = await aProgramme()
      try {
        const stranger = await foreign.seat({ name: 'Fay', functions: ['PRODUCT_SECURITY'] })
        const refusal = await refusalOf(
          decideGate(foreign.record, stranger, {
            ...{ gateId: gate.id, expectedVersion: 1, decision: 'APPROVE', rationale: 'Ours now.' },
          }),
        )
        expect(refusal).toMatchObject({ code: 'NOT_FOUND' })
      } finally {
        await foreign.close()
      }
      const ahead = { ...paula, authenticatedAt: new Date(Date.now() + 3_600_000) }
      expect(await refusalOf(decide(ahead, gate.id))).toMatchObject({ code: 'STEP_UP_REQUIRED' })
      for (const rationale of ['Fine\u0000', 'Fine\u001b[2J', 'Fine\u0085', '\ud800']) {
        expect(await refusalOf(decide(paula, gate.id, { rationale }))).toMatchObject({ path: ['rationale'] })
      }
      expect(await refusalOf(decide(paula, gate.id, { rationale: 'First line\r\n\tsecond line' }))).toBeNull()
    })

    test('with a version that the gate never had is a conflict', async () => {
      const gate = await evaluation()
      for (const expectedVersion of [-1, 0, 10_000]) {
        expect(await refusalOf(decide(paula, gate.id, { expectedVersion }))).toBeInstanceOf(Conflict)
      }
    })
  })
})
