import { createHash } from 'node:crypto'
import { Refusal } from '@assay/domain'
import { beforeAll, describe, expect, test } from 'vitest'
import { aProgramme, type Programme } from '../../../../test/support/programme.ts'
import { submitEvidence } from '../evidence/submit-evidence.ts'
import { createFinding } from '../findings/create-finding.ts'
import { read } from '../kernel/read.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { concurOnGate } from './concur-on-gate.ts'
import { decideGate } from './decide-gate.ts'
import { decisionDocument } from './decision-document.ts'
import { meetCondition } from './meet-condition.ts'
import { requestDecision } from './request-decision.ts'
import { revokeDecision } from './revoke-decision.ts'
import { verifyDecision } from './verify-decision.ts'

const day = 86_400_000

describe('a decision on the record', () => {
  let world: Programme
  let paula: Viewer
  let pablo: Viewer
  let grace: Viewer
  let lena: Viewer
  let owner: Viewer
  beforeAll(async () => {
    world = await aProgramme()
    paula = await world.seat({ name: 'Paula', functions: ['PRODUCT_SECURITY'] })
    pablo = await world.seat({ name: 'Pablo', functions: ['PRODUCT_SECURITY'] })
    grace = await world.seat({ name: 'Grace', functions: ['GRC'] })
    lena = await world.seat({ name: 'Lena', functions: ['SECURITY_LEADERSHIP'] })
    owner = await world.seat({ name: 'Olga' })
    return world.close
  })

  async function gateAt(stage: string, passed: readonly string[], tier = 3) {
    const engagementId = await world.useCase(owner, { tier })
    const modelVersionId = await world.version(owner, engagementId)
    await world.passed(engagementId, passed)
    const now = () => world.gateOf(stage === 'INTAKE' ? { engagementId } : { modelVersionId }, stage)
    const { id } = await now()
    await world.provide(id)
    return { engagementId, modelVersionId, id, now }
  }
  type Gate = Awaited<ReturnType<typeof gateAt>>
  const decide = async (viewer: Viewer, gate: Gate, decision: string, ownerId?: string) =>
    decideGate(world.record, viewer, {
      ...{ gateId: gate.id, expectedVersion: (await gate.now()).version, decision, rationale: 'It holds.' },
      conditions:
        ownerId === undefined ? [] : [{ text: 'Retest weekly', ownerId, expiresAt: new Date(Date.now() + 30 * day) }],
    })
  const revoke = async (viewer: Viewer, gate: Gate, reason = 'The report was forged.') =>
    revokeDecision(world.record, viewer, { gateId: gate.id, expectedVersion: (await gate.now()).version, reason })
  const refusalOf = (promise: Promise<unknown>) =>
    promise.then(
      () => null,
      (error: unknown) => (error instanceof Refusal ? error : Promise.reject(error)),
    )
  const decisionsOf = (gateId: string) =>
    world.written((tx) =>
      tx.gateDecision.findMany({
        where: { gateId },
        include: { signatures: true, conditions: true },
        orderBy: { id: 'asc' },
      }),
    )

  test('is taken back by the A, or by GRC or security leadership, signed again and with a reason', async () => {
    const gate = await gateAt('EVALUATION', ['INTAKE', 'TRAINING'])
    expect(await refusalOf(revoke(paula, gate))).toMatchObject({ code: 'ALREADY_DECIDED' })
    await decide(paula, gate, 'APPROVE')
    const stranger = await world.seat({ name: 'Sam', functions: ['APPSEC'] })
    expect(await refusalOf(revoke(stranger, gate))).toMatchObject({ code: 'NOT_ACCOUNTABLE' })
    expect(await refusalOf(revoke({ ...grace, authenticatedAt: null }, gate))).toMatchObject({
      code: 'STEP_UP_REQUIRED',
    })
    expect(await refusalOf(revoke(grace, gate, ' '))).toMatchObject({ path: ['reason'] })
    await revoke(grace, gate)
    expect((await gate.now()).status).toBe('REVOKED')
    const [approval, revocation] = await decisionsOf(gate.id)
    expect(approval).toMatchObject({ decision: 'APPROVE', status: 'REVOKED' })
    expect(revocation).toMatchObject({
      ...{ decision: 'REVOKE', status: 'EFFECTIVE', revokesId: approval?.id },
      frozen: { revokes: { id: approval?.id, digest: approval?.digest } },
      signatures: [{ signerId: grace.membershipId, kind: 'DECIDES' }],
    })
    const later = await world.gateOf({ modelVersionId: gate.modelVersionId }, 'DEPLOYMENT')
    const readings = await world.written((tx) =>
      tx.gateReadiness.findFirstOrThrow({ where: { gateId: later.id }, orderBy: { gateVersion: 'desc' } }),
    )
    expect(JSON.stringify(readings.reasons)).toContain('Evaluation and red team')
  })

  test('once revoked is reopened by a request, whose requester does not sign', async () => {
    const gate = await gateAt('EVALUATION', ['INTAKE', 'TRAINING'])
    await decide(paula, gate, 'APPROVE')
    await revoke(lena, gate)
    expect(await refusalOf(decide(paula, gate, 'APPROVE'))).toMatchObject({ code: 'ALREADY_DECIDED' })
    await requestDecision(world.record, pablo, { gateId: gate.id, note: 'The report was replaced.' })
    expect((await gate.now()).status).toBe('READY')
    expect(await refusalOf(decide(pablo, gate, 'APPROVE'))).toMatchObject({ code: 'NOT_INDEPENDENT' })
    await decide(paula, gate, 'APPROVE')
    expect((await gate.now()).status).toBe('APPROVED')
  })

  test('that waits for signatures is withdrawn without any effect', async () => {
    const gate = await gateAt('EVALUATION', ['INTAKE', 'TRAINING'], 1)
    await decide(paula, gate, 'APPROVE')
    await revoke(pablo, gate)
    expect((await gate.now()).status).toBe('READY')
    const [waited, ...more] = await decisionsOf(gate.id)
    expect([waited?.status, more.length]).toEqual(['REVOKED', 0])
    expect(await refusalOf(concurOnGate(world.record, grace, { decisionId: waited?.id ?? '' }))).toMatchObject({
      code: 'ALREADY_DECIDED',
    })
  })

  test('on an intake moves the use case on, and back when it is revoked', async () => {
    const statusOf = async ({ engagementId }: Gate) =>
      (await world.written((tx) => tx.engagement.findFirstOrThrow({ where: { id: engagementId } }))).status
    const makeLive = ({ engagementId }: Gate) =>
      world.written((tx) => tx.engagement.updateMany({ where: { id: engagementId }, data: { status: 'LIVE' } }))
    const gate = await gateAt('INTAKE', [])
    await decide(lena, gate, 'PROCEED')
    expect(await statusOf(gate)).toBe('APPROVED')
    await revoke(grace, gate)
    expect(await statusOf(gate)).toBe('CLASSIFIED')
    await requestDecision(world.record, owner, { gateId: gate.id })
    await decide(lena, gate, 'PROCEED')
    await makeLive(gate)
    await revoke(grace, gate)
    expect(await statusOf(gate)).toBe('SUSPENDED')
    await requestDecision(world.record, owner, { gateId: gate.id })
    await decide(lena, gate, 'PROCEED')
    expect(await statusOf(gate)).toBe('LIVE')
    for (const [decision, status] of [
      ['MODIFY_SCOPE', 'RECLASSIFY'],
      ['BLOCK', 'SUSPENDED'],
    ] as const) {
      const live = await gateAt('INTAKE', [])
      await makeLive(live)
      await decide(lena, live, decision)
      expect(await statusOf(live)).toBe(status)
    }
  })

  test('on a deployment makes the version deployable, and puts it in evaluation again when it is revoked', async () => {
    const gate = await gateAt('DEPLOYMENT', ['INTAKE', 'TRAINING', 'EVALUATION'])
    const statusOf = async () =>
      (await world.written((tx) => tx.modelVersion.findFirstOrThrow({ where: { id: gate.modelVersionId } }))).status
    await decide(owner, gate, 'APPROVE')
    const ada = await world.seat({ name: 'Ada', functions: ['APPSEC'] })
    const [waits] = await decisionsOf(gate.id)
    await concurOnGate(world.record, ada, { decisionId: waits?.id ?? '' })
    expect(await statusOf()).toBe('DEPLOYABLE')
    await revoke(lena, gate)
    expect(await statusOf()).toBe('IN_EVALUATION')
  })

  test('that set a condition binds its owner until they state by what it was met', async () => {
    const gate = await gateAt('EVALUATION', ['INTAKE', 'TRAINING'])
    await decide(paula, gate, 'APPROVE_WITH_CONDITIONS', pablo.membershipId ?? '')
    const [decision] = await decisionsOf(gate.id)
    const conditionId = decision?.conditions[0]?.id ?? ''
    const meet = (viewer: Viewer, note = 'Weekly since May, E-12.') =>
      meetCondition(world.record, viewer, { conditionId, note })
    expect(await refusalOf(meet(paula))).toMatchObject({ code: 'DENIED' })
    expect(await refusalOf(meet(pablo, ' '))).toMatchObject({ path: ['note'] })
    await revoke(lena, gate)
    expect(await refusalOf(meet(pablo))).toMatchObject({ code: 'ALREADY_DECIDED' })
    await requestDecision(world.record, owner, { gateId: gate.id })
    expect(await refusalOf(decide(pablo, gate, 'APPROVE'))).toMatchObject({ code: 'NOT_INDEPENDENT' })
    await decide(paula, gate, 'APPROVE_WITH_CONDITIONS', pablo.membershipId ?? '')
    const newest = (await decisionsOf(gate.id)).at(-1)
    await meetCondition(world.record, pablo, { conditionId: newest?.conditions[0]?.id ?? '', note: 'Done, E-12.' })
    const after = (await decisionsOf(gate.id)).at(-1)
    expect(after?.conditions).toMatchObject([{ metById: pablo.membershipId, metNote: 'Done, E-12.' }])
    expect(after && verifyDecision(after)).toMatchObject({ holds: true })
  })

  test('is refused with the difference, field by field, when anything changed since the signer looked', async () => {
    const gate = await gateAt('EVALUATION', ['INTAKE', 'TRAINING'])
    const seen = await gate.now()
    const { key } = await world.written(async (tx) =>
      tx.finding.findFirstOrThrow({
        where: {
          id: await createFinding(world.record, world.producer, {
            ...{ engagementId: gate.engagementId, modelVersionId: gate.modelVersionId },
            ...{ title: 'Help article issues a refund', category: 'PROMPT_INJECTION', severity: 'CRITICAL' },
          }),
        },
      }),
    )
    const report = await world.written((tx) =>
      tx.evidence.findFirstOrThrow({
        where: { modelVersionId: gate.modelVersionId, evidenceType: { binding: 'VERSION_BOUND' } },
        include: { evidenceType: true },
      }),
    )
    await submitEvidence(world.record, world.producer, {
      ...{ engagementId: gate.engagementId, modelVersionId: gate.modelVersionId, evidenceId: report.id },
      ...{ evidenceType: report.evidenceType.code, title: report.title },
      uploadId: await world.uploaded(world.producer, '# Another'),
    })
    const refusal = await refusalOf(
      decideGate(world.record, paula, {
        ...{ gateId: gate.id, expectedVersion: seen.version, decision: 'RETURN', rationale: 'Not yet.' },
      }),
    )
    expect(refusal).toMatchObject({ code: 'CONFLICT' })
    const { values } = refusal as unknown as { values: { field: string; yours: string; theirs: string }[] }
    const of = (field: string) => values.find((each) => each.field === field)
    expect(of(`evidence.${report.key}.revision`)).toMatchObject({
      yours: expect.stringMatching(/^1 \([0-9a-f]{12}\)$/),
      theirs: expect.stringMatching(/^2 \([0-9a-f]{12}\)$/),
    })
    expect(of(`evidence.${report.key}.status`)).toMatchObject({ yours: 'ACCEPTED', theirs: 'SUBMITTED' })
    expect(of(`finding.${key}`)).toMatchObject({ yours: 'none', theirs: 'CRITICAL, OPEN, AFFECTED' })
  })

  test('is verified whenever it is asked for, in each of its parts, and exported as it was signed', async () => {
    const gate = await gateAt('EVALUATION', ['INTAKE', 'TRAINING'])
    await decide(paula, gate, 'APPROVE_WITH_CONDITIONS', owner.membershipId ?? '')
    const [decision] = await decisionsOf(gate.id)
    if (decision === undefined) throw new Error('nothing was decided')
    expect(verifyDecision(decision)).toMatchObject({ holds: true, digest: decision.digest, problems: [] })
    const [signature] = decision.signatures
    const [condition] = decision.conditions
    if (signature === undefined || condition === undefined) throw new Error('no signature')
    const frozen = decision.frozen as object
    for (const [altered, problem] of [
      [{ rationale: 'It holds!' }, 'ROW_DIFFERS'],
      [{ decision: 'APPROVE' }, 'ROW_DIFFERS'],
      [{ frozen: { ...frozen, rationale: 'It holds!' } }, 'DIGEST_DIFFERS'],
      [{ conditions: [{ ...condition, text: 'Nothing' }] }, 'CONDITIONS_DIFFER'],
      [{ conditions: [] }, 'CONDITIONS_DIFFER'],
      [{ signatures: [] }, 'SIGNATURE_MISSING'],
      [{ signatures: [{ ...signature, signerId: owner.membershipId ?? '' }] }, 'SIGNATURE_DIFFERS'],
      [{ signatures: [{ ...signature, digest: '0'.repeat(64) }] }, 'SIGNATURE_DIFFERS'],
    ] as const) {
      const { holds, problems } = verifyDecision({ ...decision, ...altered })
      expect(holds).toBe(false)
      expect(problems).toContain(problem)
    }
    const text = await read(world.record, world.workspaceId, (snapshot) =>
      decisionDocument(snapshot, world.workspaceId, decision.id),
    )
    const document: { frozen: object; digest: { value: string } } = JSON.parse(text ?? '')
    // By hand: the canonical form of what is frozen is the text of that member, since the document is canonical too.
    const canonical = JSON.stringify(document.frozen)
    expect(text).toContain(canonical)
    expect(createHash('sha256').update(canonical).digest('hex')).toBe(document.digest.value)
    expect(document.digest.value).toBe(decision.digest)
  })
})
