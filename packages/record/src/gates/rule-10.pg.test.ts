import { beforeAll, describe, expect, test } from 'vitest'
import { aProgramme, type Programme } from '../../../../test/support/programme.ts'
import { lapseWorkspace } from '../clock/lapse-workspace.ts'
import { acceptEvidence } from '../evidence/accept-evidence.ts'
import { submitEvidence } from '../evidence/submit-evidence.ts'
import { createFinding } from '../findings/create-finding.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { answerMaterialChange } from './answer-material-change.ts'
import { concurOnGate } from './concur-on-gate.ts'
import { decideGate } from './decide-gate.ts'
import { readApprovalStandings } from './read-approval-standing.ts'

const dayMs = 86_400_000
const start = new Date('2026-11-23T09:00:00Z')

describe('an approval on the record', () => {
  let world: Programme
  let owner: Viewer
  let appsec: Viewer
  let now = start
  beforeAll(async () => {
    world = await aProgramme({ now: () => now })
    owner = await world.seat({ name: 'Olga' })
    appsec = await world.seat({ name: 'Tomás', functions: ['APPSEC'] })
    return world.close
  })
  const signing = (viewer: Viewer): Viewer => ({ ...viewer, authenticatedAt: now })

  async function decide(gateId: string, decision: string, conditions: { text: string; expiresAt: Date }[] = []) {
    const { version } = await world.written((tx) => tx.gate.findFirstOrThrow({ where: { id: gateId } }))
    await decideGate(world.record, signing(owner), {
      gateId,
      expectedVersion: version,
      decision,
      rationale: 'The way back is proven.',
      conditions: conditions.map((each) => ({ ...each, ownerId: world.producer.membershipId ?? '' })),
    })
  }

  /** A version whose deployment its owner approved today, AppSec concurring. */
  async function deployed(conditions: { text: string; expiresAt: Date }[] = []) {
    now = start
    const engagementId = await world.useCase(owner)
    const modelVersionId = await world.version(owner, engagementId)
    await world.passed(engagementId, ['INTAKE', 'TRAINING', 'EVALUATION'])
    const gate = () => world.gateOf({ modelVersionId }, 'DEPLOYMENT')
    const { id } = await gate()
    await world.provide(id)
    await decide(id, conditions.length === 0 ? 'APPROVE' : 'APPROVE_WITH_CONDITIONS', conditions)
    const pending = await world.written((tx) =>
      tx.gateDecision.findFirstOrThrow({ where: { gateId: id, status: 'PENDING' } }),
    )
    await concurOnGate(world.record, signing(appsec), { decisionId: pending.id })
    return { engagementId, modelVersionId, gate, gateId: id }
  }
  const standing = (gateId: string) =>
    world.written(async (db) => (await readApprovalStandings({ db }, world.workspaceId, [gateId], now)).get(gateId))
  const passes = async (days: number) => {
    now = new Date(start.getTime() + days * dayMs)
    await lapseWorkspace(world.record, world.workspaceId, now)
  }
  const accepted = async (
    engagementId: string,
    evidenceType: string,
    of: { evidenceId?: string; modelVersionId?: string; text?: string } = {},
  ) => {
    const { text = `# ${evidenceType} anew`, ...subject } = of
    const { name } = await world.written((tx) => tx.evidenceType.findFirstOrThrow({ where: { code: evidenceType } }))
    const uploadId = await world.uploaded(world.producer, text)
    const input = { engagementId, evidenceType, title: name, uploadId, ...subject }
    const evidenceId = await submitEvidence(world.record, world.producer, input)
    const { version } = await world.written((tx) => tx.evidence.findFirstOrThrow({ where: { id: evidenceId } }))
    await acceptEvidence(world.record, world.accepter, { evidenceId, expectedVersion: version })
    return evidenceId
  }
  const evidenceOf = (engagementId: string, code: string) =>
    world.written((tx) =>
      tx.evidence.findFirstOrThrow({ where: { engagementId, evidenceType: { code }, status: { not: 'SUPERSEDED' } } }),
    )
  const route = (modelVersionId: string) =>
    world.written((tx) =>
      tx.modelVersion.updateMany({
        where: { id: modelVersionId },
        data: { status: 'PRODUCTION', trafficPercent: 100, updatedAt: now },
      }),
    )

  test('is STALE from the transaction that submits a new revision of version-bound evidence', async () => {
    const { engagementId, gate, modelVersionId } = await deployed()
    const { id: evidenceId } = await evidenceOf(engagementId, 'DEPLOYMENT_MANIFEST')
    await accepted(engagementId, 'DEPLOYMENT_MANIFEST', { evidenceId, modelVersionId })
    expect(await gate()).toMatchObject({ staleReason: expect.stringContaining('new revision 2') })
  })

  test('stands under a new runbook, and asks the A for one click that nothing changed', async () => {
    const { engagementId, gate, gateId } = await deployed()
    const evidenceId = await accepted(engagementId, 'ROLLBACK_RUNBOOK')
    expect(await gate()).toMatchObject({ status: 'APPROVED' })
    expect((await standing(gateId))?.questions).toMatchObject([{ evidenceId }])

    const answer = { gateId, evidenceId, material: false }
    await expect(answerMaterialChange(world.record, appsec, answer)).rejects.toMatchObject({ code: 'NOT_ACCOUNTABLE' })
    await answerMaterialChange(world.record, owner, answer)
    expect(await gate()).toMatchObject({ status: 'APPROVED' })
    expect((await standing(gateId))?.questions).toEqual([])
    await expect(answerMaterialChange(world.record, owner, answer)).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  test('is STALE when the A says that the new runbook changes what was decided', async () => {
    const { engagementId, gate, gateId } = await deployed()
    const evidenceId = await accepted(engagementId, 'ROLLBACK_RUNBOOK')
    await answerMaterialChange(world.record, owner, { gateId, evidenceId, material: true })
    expect(await gate()).toMatchObject({
      status: 'STALE',
      staleReason: expect.stringContaining('changes what was decided on'),
    })
  })

  test('outlives its kill-switch test by the days of grace, as a condition, and no longer', async () => {
    const { engagementId, gate, gateId } = await deployed()
    await passes(91)
    expect((await evidenceOf(engagementId, 'KILL_SWITCH_TEST')).status).toBe('EXPIRED')
    expect(await gate()).toMatchObject({ status: 'APPROVED', readiness: 'NOT_READY' })
    expect((await standing(gateId))?.conditions).toMatchObject([
      { code: 'EVIDENCE_EXPIRED', until: new Date(start.getTime() + 95 * dayMs) },
    ])
    await passes(96)
    expect(await gate()).toMatchObject({ status: 'STALE', staleReason: expect.stringMatching(/Kill-switch test/i) })
  })

  test('stands on when a new kill-switch test is in force within the grace', async () => {
    const { engagementId, gate, gateId } = await deployed()
    await passes(91)
    const evidenceId = await accepted(engagementId, 'KILL_SWITCH_TEST')
    await passes(96)
    expect(await gate()).toMatchObject({ status: 'APPROVED' })
    expect(await standing(gateId)).toMatchObject({ conditions: [], questions: [{ evidenceId }] })
  })

  test('is STALE when one of its conditions passes its date without having been met', async () => {
    const { gate } = await deployed([
      { text: 'A limit in the tool itself', expiresAt: new Date(start.getTime() + 9 * dayMs) },
    ])
    await passes(8)
    expect(await gate()).toMatchObject({ status: 'APPROVED_WITH_CONDITIONS' })
    await passes(9)
    expect(await gate()).toMatchObject({
      status: 'STALE',
      staleReason: 'Its condition was not met in time: A limit in the tool itself',
    })
  })

  test('of a version that is live stays, and its monitoring is due within 24 hours of a critical finding', async () => {
    const { engagementId, modelVersionId, gate } = await deployed()
    await route(modelVersionId)
    const monitoring = () => world.gateOf({ modelVersionId }, 'MONITORING')
    await world.provide((await monitoring()).id)
    await decide((await monitoring()).id, 'CONTINUE')
    expect(await monitoring()).toMatchObject({
      status: 'APPROVED',
      dueAt: new Date(start.getTime() + 180 * dayMs),
    })
    await createFinding(world.record, world.producer, {
      engagementId,
      modelVersionId,
      title: 'Help articles issue refunds',
      category: 'PROMPT_INJECTION',
      severity: 'CRITICAL',
    })
    expect(await gate()).toMatchObject({ status: 'APPROVED', blockers: 1 })
    expect(await monitoring()).toMatchObject({
      status: 'STALE',
      dueAt: new Date(now.getTime() + dayMs),
      staleReason: expect.stringContaining('within 24 hours'),
    })
  })

  test('of a version that is not live yet is STALE with a critical finding', async () => {
    const { engagementId, modelVersionId, gate } = await deployed()
    await createFinding(world.record, world.producer, {
      engagementId,
      modelVersionId,
      title: 'Help articles issue refunds',
      category: 'PROMPT_INJECTION',
      severity: 'CRITICAL',
    })
    expect(await gate()).toMatchObject({ status: 'STALE' })
  })
})
