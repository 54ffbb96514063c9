import { Conflict, Denied, InvalidInput, type Policy, Refusal } from '@assay/domain'
import { beforeAll, describe, expect, test } from 'vitest'
import { aProgramme, type Programme } from '../../../../test/support/programme.ts'
import { lapseWorkspace } from '../clock/lapse-workspace.ts'
import { acceptEvidence } from '../evidence/accept-evidence.ts'
import { submitEvidence } from '../evidence/submit-evidence.ts'
import { decideGate } from '../gates/decide-gate.ts'
import { openSnapshot } from '../kernel/snapshot.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { previewGateDefinition } from './preview-gate-definition.ts'
import { differencesFromFormer } from './read-revisions.ts'
import { type ReviseGateDefinition, reviseGateDefinition } from './revise-gate-definition.ts'

const killSwitch: Policy = { kind: 'KILL_SWITCH_TESTED', days: 90 }

describe('revising a gate definition', () => {
  let world: Programme
  let grace: Viewer
  let paula: Viewer
  let owner: Viewer
  beforeAll(async () => {
    world = await aProgramme()
    grace = await world.seat({ name: 'Grace', functions: ['GRC'] })
    paula = await world.seat({ name: 'Paula', functions: ['PRODUCT_SECURITY'] })
    owner = await world.seat({ name: 'Olga' })
    return world.close
  })

  const currentOf = (stage: string) =>
    world.written((tx) =>
      tx.gateDefinition.findFirstOrThrow({
        where: { stage, isCurrent: true },
        include: { requirements: { include: { evidenceType: true }, orderBy: { position: 'asc' } } },
      }),
    )
  /** What the evaluation gate asks now, with one change. */
  async function draft(change: Partial<ReviseGateDefinition> = {}): Promise<ReviseGateDefinition> {
    const stage = change.stage ?? 'EVALUATION'
    const current = await currentOf(stage)
    return {
      stage,
      requiredEvidence: current.requirements.map(({ evidenceType, condition }) => ({
        type: evidenceType.code,
        when: condition as 'HAS_TOOLS' | null,
      })),
      policy: current.policy,
      signerRule: { quorum: 1, concurs: [], whenHighOrTier1: { quorum: 2, oneOf: ['SECURITY_LEADERSHIP', 'GRC'] } },
      validityDays: current.validityDays,
      expectedRevision: current.revision,
      reason: 'The board asked for it.',
      ...change,
    }
  }
  const revise = async (change: Partial<ReviseGateDefinition> = {}, by = grace) =>
    reviseGateDefinition(world.record, by, await draft(change))
  const refusalOf = (promise: Promise<unknown>) =>
    promise.then(
      () => null,
      (error: unknown) => (error instanceof Refusal ? error : Promise.reject(error)),
    )
  async function readyGate(label = '2.2') {
    const engagementId = await world.useCase(owner)
    const modelVersionId = await world.version(owner, engagementId, label)
    await world.passed(engagementId, ['INTAKE', 'TRAINING'])
    const { id } = await world.gateOf({ modelVersionId }, 'EVALUATION')
    await world.provide(id)
    return { engagementId, modelVersionId, gate: await world.gateOf({ modelVersionId }, 'EVALUATION') }
  }
  const reasonsOf = (gateId: string) =>
    world.written(async (tx) => {
      const last = await tx.gateReadiness.findFirstOrThrow({
        where: { gateId },
        orderBy: [{ computedAt: 'desc' }, { id: 'desc' }],
      })
      return (last.reasons as { message: string }[]).map(({ message }) => message)
    })

  test('makes the next revision, which undecided gates follow at once, with the reasons that it gives them', async () => {
    const { gate, modelVersionId } = await readyGate()
    expect(gate.status).toBe('READY')
    const before = await currentOf('EVALUATION')
    const id = await revise({ policy: { kind: 'ALL', of: [before.policy as Policy, killSwitch] } })
    const after = await world.gateOf({ modelVersionId }, 'EVALUATION')
    expect(after).toMatchObject({ definitionId: id, status: 'COLLECTING', readiness: 'NOT_READY' })
    expect(await reasonsOf(gate.id)).toEqual(['Kill-switch test is missing'])
    expect(await currentOf('EVALUATION')).toMatchObject({
      id,
      revision: before.revision + 1,
      reason: 'The board asked for it.',
      authorId: grace.membershipId,
    })
    await revise({ policy: before.policy })
    expect(await world.gateOf({ modelVersionId }, 'EVALUATION')).toMatchObject({ status: 'READY' })
  })

  test('asks for coverage of one edition, which is read from the document', async () => {
    const { gate, engagementId, modelVersionId } = await readyGate()
    const before = await currentOf('EVALUATION')
    await revise({ policy: { kind: 'OWASP_COVERED', list: 'LLM', edition: '2026' } })
    expect((await reasonsOf(gate.id))[0]).toContain('does not state coverage of the OWASP Top 10 for LLM applications')
    const entries = Array.from({ length: 10 }, (_, index) => `LLM${String(index + 1).padStart(2, '0')}:2026 tested`)
    const evidence = await world.written((tx) =>
      tx.evidence.findFirstOrThrow({ where: { modelVersionId, evidenceType: { code: 'OWASP_LLM_COVERAGE' } } }),
    )
    await submitEvidence(world.record, world.producer, {
      engagementId,
      modelVersionId,
      evidenceType: 'OWASP_LLM_COVERAGE',
      evidenceId: evidence.id,
      title: 'Coverage',
      uploadId: await world.uploaded(world.producer, entries.join('\n')),
    })
    await acceptEvidence(world.record, world.accepter, {
      evidenceId: evidence.id,
      expectedVersion: evidence.version + 1,
    })
    expect(await world.gateOf({ modelVersionId }, 'EVALUATION')).toMatchObject({ status: 'READY' })
    await revise({ policy: before.policy })
  })

  test('follows evidence that only its policy names, and its age by the clock', async () => {
    const { engagementId, modelVersionId } = await readyGate()
    const before = await currentOf('EVALUATION')
    await revise({ policy: killSwitch })
    const inDays = (days: number) => new Date(world.record.now().getTime() + days * 86_400_000)
    const evidenceId = await submitEvidence(world.record, world.producer, {
      engagementId,
      evidenceType: 'KILL_SWITCH_TEST',
      title: 'Kill-switch test',
      uploadId: await world.uploaded(world.producer, '# Stopped within a minute'),
      effectiveFrom: inDays(-10),
      effectiveTo: inDays(300),
    })
    await acceptEvidence(world.record, world.accepter, { evidenceId, expectedVersion: 1 })
    expect(await world.gateOf({ modelVersionId }, 'EVALUATION')).toMatchObject({ status: 'READY' })
    await lapseWorkspace(world.record, world.workspaceId, inDays(79))
    expect(await world.gateOf({ modelVersionId }, 'EVALUATION')).toMatchObject({ status: 'READY' })
    await lapseWorkspace(world.record, world.workspaceId, inDays(81))
    expect(await world.gateOf({ modelVersionId }, 'EVALUATION')).toMatchObject({ status: 'COLLECTING' })
    await revise({ policy: before.policy })
  })

  test('leaves a decided gate under the revision that it was decided on, until it is reopened', async () => {
    const { gate, engagementId, modelVersionId } = await readyGate()
    await decideGate(world.record, paula, {
      gateId: gate.id,
      expectedVersion: gate.version,
      decision: 'RETURN',
      rationale: 'The regression is of another version.',
    })
    const before = await currentOf('EVALUATION')
    await revise({ requiredEvidence: (await draft()).requiredEvidence.slice(1) })
    expect(await world.gateOf({ modelVersionId }, 'EVALUATION')).toMatchObject({
      definitionId: before.id,
      status: 'RETURNED',
    })
    await world.provide(gate.id)
    const reopened = await world.gateOf({ modelVersionId }, 'EVALUATION')
    expect(reopened.status).toBe('READY')
    expect(reopened.definitionId).toBe((await currentOf('EVALUATION')).id)
    expect(engagementId).toBe(reopened.engagementId)
  })

  test('voids a decision that waits for its second signature', async () => {
    const engagementId = await world.useCase(owner, { tier: 1 })
    const modelVersionId = await world.version(owner, engagementId)
    await world.passed(engagementId, ['INTAKE', 'TRAINING'])
    const { id } = await world.gateOf({ modelVersionId }, 'EVALUATION')
    await world.provide(id)
    const gate = await world.gateOf({ modelVersionId }, 'EVALUATION')
    await decideGate(world.record, paula, {
      gateId: id,
      expectedVersion: gate.version,
      decision: 'APPROVE',
      rationale: 'It holds.',
    })
    await revise({ validityDays: 400 })
    const decisions = await world.written((tx) => tx.gateDecision.findMany({ where: { gateId: id } }))
    expect(decisions.map(({ status }) => status)).toEqual(['SUPERSEDED'])
  })

  test('lets an approval hold for as many days as the definition says, and no longer', async () => {
    await revise({ validityDays: 10 })
    const { gate, modelVersionId } = await readyGate()
    await decideGate(world.record, paula, {
      gateId: gate.id,
      expectedVersion: gate.version,
      decision: 'APPROVE',
      rationale: 'It holds.',
    })
    const inDays = (days: number) => new Date(world.record.now().getTime() + days * 86_400_000)
    await lapseWorkspace(world.record, world.workspaceId, inDays(9))
    expect(await world.gateOf({ modelVersionId }, 'EVALUATION')).toMatchObject({ status: 'APPROVED' })
    await lapseWorkspace(world.record, world.workspaceId, inDays(11))
    expect(await world.gateOf({ modelVersionId }, 'EVALUATION')).toMatchObject({
      status: 'STALE',
      staleReason: expect.stringContaining('reached the end'),
    })
    await revise({ validityDays: null })
  })

  test('never leaves an approval under another definition than the one that was decided on', {
    timeout: 120_000,
  }, async () => {
    const before = await currentOf('EVALUATION')
    for (let round = 0; round < 4; round += 1) {
      const { gate, modelVersionId } = await readyGate()
      const approving = decideGate(world.record, paula, {
        gateId: gate.id,
        expectedVersion: gate.version,
        decision: 'APPROVE',
        rationale: 'It holds.',
      })
      const asking = revise({ policy: { kind: 'ALL', of: [before.policy as Policy, killSwitch] } })
      const [approved, revised] = await Promise.allSettled([approving, asking])
      expect(revised.status).toBe('fulfilled')
      const after = await world.gateOf({ modelVersionId }, 'EVALUATION')
      expect(after).toMatchObject(
        approved.status === 'fulfilled'
          ? { status: 'APPROVED', definitionId: gate.definitionId }
          : { status: 'COLLECTING', definitionId: (await currentOf('EVALUATION')).id },
      )
      await revise({ policy: before.policy })
    }
  })

  test('is previewed without writing: which gates would change, and why', async () => {
    const { gate } = await readyGate()
    const snapshot = openSnapshot(world.record, world.workspaceId)
    const preview = await previewGateDefinition(
      snapshot,
      grace,
      await draft({ policy: { kind: 'ALL', of: [killSwitch, { kind: 'CLASSIFIED' }] } }),
      world.record.now(),
    )
    await snapshot.close()
    expect(preview.sentences).toEqual([
      'The kill switch was tested within the last 90 days',
      'The use case is classified',
    ])
    expect(preview.differences).toMatchObject([{ field: 'policy', added: preview.sentences }])
    const mine = preview.gates.find((each) => each.gate.id === gate.id)
    expect(mine).toMatchObject({
      before: { status: 'READY' },
      after: { status: 'COLLECTING' },
      added: [{ message: 'Kill-switch test is missing' }],
      removed: [],
    })
    expect(await world.gateOf({ modelVersionId: gate.modelVersionId ?? '' }, 'EVALUATION')).toMatchObject({
      status: 'READY',
      version: gate.version,
    })
  })

  test('tells revisions apart in words', async () => {
    const id = await revise({ validityDays: 180 })
    const snapshot = openSnapshot(world.record, world.workspaceId)
    expect((await differencesFromFormer(snapshot, world.workspaceId, [id])).get(id)).toEqual([
      {
        field: 'validityDays',
        removed: [expect.stringContaining('An approval')],
        added: ['An approval holds for 180 days'],
      },
    ])
    await snapshot.close()
  })

  test('is refused to whoever may not edit definitions', async () => {
    expect(await refusalOf(revise({ validityDays: 90 }, paula))).toBeInstanceOf(Denied)
    const greta = await world.seat({ name: 'Greta', role: 'CONTRIBUTOR', functions: ['GRC'] })
    expect(await refusalOf(revise({ validityDays: 90 }, greta))).toBeInstanceOf(Denied)
  })

  test('is a conflict when somebody revised it meanwhile, naming them', async () => {
    const stale = await draft({ validityDays: 91 })
    await revise({ validityDays: 92 })
    const refusal = await refusalOf(reviseGateDefinition(world.record, grace, stale))
    expect(refusal).toBeInstanceOf(Conflict)
    expect(refusal?.message).toContain('Grace revised')
    const drafted = [await draft({ validityDays: 93 }), await draft({ validityDays: 94 })]
    const outcomes = await Promise.allSettled(drafted.map((each) => reviseGateDefinition(world.record, grace, each)))
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test.each<[string, Partial<ReviseGateDefinition>, string[]]>([
    ['no reason is given', { reason: ' ' }, ['reason']],
    [
      'a condition is no kind',
      { policy: { kind: 'ALL', of: [{ kind: 'MOON_IS_FULL' }] } },
      ['policy', 'of', '0', 'kind'],
    ],
    ['a condition lacks its value', { policy: { kind: 'KILL_SWITCH_TESTED' } }, ['policy', 'days']],
    [
      'a type of evidence is unknown',
      { policy: { kind: 'NOT', of: { kind: 'EVIDENCE_IN_FORCE', evidenceType: 'GOSSIP', days: null } } },
      ['policy', 'of', 'evidenceType'],
    ],
    [
      'a gate waits for a later one',
      { policy: { kind: 'EARLIER_GATES_PASSED', stages: ['DEPLOYMENT'] } },
      ['policy', 'stages'],
    ],
    ['an intake asks about a version', { stage: 'INTAKE', policy: { kind: 'DATASETS_NAMED' } }, ['policy']],
    ['an ANY names nothing', { policy: { kind: 'ANY', of: [] } }, ['policy', 'of']],
    [
      'groups nest without end',
      { policy: Array.from({ length: 3000 }).reduce<object>((of) => ({ kind: 'NOT', of }), { kind: 'CLASSIFIED' }) },
      ['policy'],
    ],
    [
      'evidence is asked for twice',
      {
        requiredEvidence: [
          { type: 'AIBOM', when: null },
          { type: 'AIBOM', when: null },
        ],
      },
      ['requiredEvidence', '1', 'type'],
    ],
    [
      'a function without a team concurs',
      { signerRule: { quorum: 1, concurs: ['LEGAL'], whenHighOrTier1: null } },
      ['signerRule', 'concurs', '0'],
    ],
    ['nobody would sign', { signerRule: { quorum: 0, concurs: [], whenHighOrTier1: null } }, ['signerRule', 'quorum']],
    ['an approval would hold no day', { validityDays: 0 }, ['validityDays']],
    ['nothing differs', {}, []],
  ])('is refused when %s, saying where', async (_, change, path) => {
    const refusal = await refusalOf(revise(change))
    expect(refusal).toBeInstanceOf(InvalidInput)
    expect(refusal?.path).toEqual(path)
  })

  test('never alters a revision, not even by hand', async () => {
    const { id } = await currentOf('EVALUATION')
    const by = (sql: string) => world.written((tx) => tx.$executeRawUnsafe(sql))
    await expect(
      by(`UPDATE gate_definition SET policy = '{"kind":"ALL","of":[]}' WHERE id = '${id}'`),
    ).rejects.toThrow()
    await expect(by(`DELETE FROM gate_requirement WHERE definition_id = '${id}'`)).rejects.toThrow()
  })
})
