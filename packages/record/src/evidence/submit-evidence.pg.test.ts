import { Conflict, InvalidInput, NotFound, Refusal } from '@assay/domain'
import { beforeAll, describe, expect, test } from 'vitest'
import { aProgramme, type Programme } from '../../../../test/support/programme.ts'
import { decideGate } from '../gates/decide-gate.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { acceptEvidence } from './accept-evidence.ts'
import { openEvidenceFile } from './evidence-file.ts'
import { rejectEvidence } from './reject-evidence.ts'
import { submitEvidence } from './submit-evidence.ts'

describe('evidence', () => {
  let world: Programme
  let owner: Viewer
  let paula: Viewer
  let engagementId: string
  let modelVersionId: string
  beforeAll(async () => {
    world = await aProgramme()
    owner = await world.seat({ name: 'Olga' })
    paula = await world.seat({ name: 'Paula', functions: ['PRODUCT_SECURITY'] })
    engagementId = await world.useCase(owner)
    modelVersionId = await world.version(owner, engagementId)
    return world.close
  })

  const submit = async (text: string, fields: Partial<Parameters<typeof submitEvidence>[2]> = {}) =>
    submitEvidence(world.record, world.producer, {
      engagementId,
      evidenceType: 'AIBOM',
      title: 'Bill of materials',
      modelVersionId,
      uploadId: await world.uploaded(world.producer, text),
      ...fields,
    })
  const standing = async (text: string, fields: Partial<Parameters<typeof submitEvidence>[2]> = {}) =>
    submitEvidence(world.record, world.producer, {
      engagementId,
      evidenceType: 'ROLLBACK_RUNBOOK',
      title: 'Rollback runbook',
      uploadId: await world.uploaded(world.producer, text),
      ...fields,
    })
  const read = (id: string) =>
    world.written((tx) =>
      tx.evidence.findFirstOrThrow({ where: { id }, include: { revisions: { orderBy: { revision: 'asc' } } } }),
    )
  const accept = async (id: string) =>
    acceptEvidence(world.record, world.accepter, { evidenceId: id, expectedVersion: (await read(id)).version })

  test('is submitted with its file, its author and the validity of its type', async () => {
    const id = await standing('first')
    const evidence = await read(id)
    expect(evidence).toMatchObject({ status: 'SUBMITTED', key: expect.stringMatching(/^E-\d+$/) })
    expect(evidence.revisions).toMatchObject([{ revision: 1, uploadedById: world.producer.membershipId, size: 5n }])
    const days = ((evidence.effectiveTo?.getTime() ?? 0) - (evidence.effectiveFrom?.getTime() ?? 0)) / 86_400_000
    expect(days).toBe(365)
  })

  test('names the version that it proves', async () => {
    const unbound = submitEvidence(world.record, world.producer, {
      engagementId,
      evidenceType: 'AIBOM',
      title: 'Bill of materials',
      uploadId: await world.uploaded(world.producer, 'x'),
    })
    await expect(unbound).rejects.toBeInstanceOf(InvalidInput)
  })

  test('is made of the uploads of whoever submits it', async () => {
    const uploadId = await world.uploaded(world.accepter, 'not yours')
    await expect(submit('x', { uploadId })).rejects.toBeInstanceOf(NotFound)
  })

  test('of a version turns the approval that was taken on it stale with its next revision', async () => {
    const useCase = await world.useCase(owner)
    const version = await world.version(owner, useCase)
    await world.passed(useCase, ['INTAKE', 'TRAINING'])
    const { id: gateId } = await world.gateOf({ modelVersionId: version }, 'EVALUATION')
    const [evidenceId = ''] = await world.provide(gateId)
    const ready = await world.gateOf({ modelVersionId: version }, 'EVALUATION')
    await decideGate(world.record, paula, {
      gateId,
      expectedVersion: ready.version,
      decision: 'APPROVE',
      rationale: 'It holds.',
    })
    const { key, evidenceTypeId } = await read(evidenceId)
    const type = await world.written((tx) => tx.evidenceType.findFirstOrThrow({ where: { id: evidenceTypeId } }))
    await submit('changed', { engagementId: useCase, evidenceType: type.code, evidenceId, modelVersionId: version })
    const stale = await world.gateOf({ modelVersionId: version }, 'EVALUATION')
    expect(stale).toMatchObject({
      status: 'STALE',
      staleReason: expect.stringContaining(`${key} has a new revision 2`),
    })
    const next = await world.gateOf({ modelVersionId: version }, 'DEPLOYMENT')
    const reading = await world.written((tx) =>
      tx.gateReadiness.findFirstOrThrow({ where: { gateId: next.id }, orderBy: { id: 'desc' } }),
    )
    expect(JSON.stringify(reading.reasons)).toContain('is stale')

    await accept(evidenceId)
    expect(await world.gateOf({ modelVersionId: version }, 'EVALUATION')).toMatchObject({ status: 'READY' })
  })

  test('that stands keeps its accepted revision in force until the next one is accepted', async () => {
    const first = await standing('one', { title: 'Line' })
    await accept(first)
    const second = await standing('two', { evidenceId: first, title: 'Line' })
    expect(second).not.toBe(first)
    expect(await read(first)).toMatchObject({ status: 'ACCEPTED' })
    expect((await read(second)).revisions).toMatchObject([{ revision: 2 }])
    const again = await standing('three', { evidenceId: first, title: 'Line' })
    expect(again).toBe(second)
    await accept(second)
    expect(await read(first)).toMatchObject({ status: 'SUPERSEDED' })
    expect(await read(second)).toMatchObject({ status: 'ACCEPTED' })
  })

  test('is not the same file twice', async () => {
    const id = await submit('same')
    await expect(submit('same', { evidenceId: id })).rejects.toBeInstanceOf(Conflict)
  })

  test('is decided on once: the second verdict on what somebody changed is a conflict', async () => {
    const id = await submit('verdict')
    const verdicts = [
      acceptEvidence(world.record, world.accepter, { evidenceId: id, expectedVersion: 1 }),
      rejectEvidence(world.record, world.accepter, { evidenceId: id, expectedVersion: 1, reason: 'Unsigned.' }),
    ]
    const outcomes = await Promise.allSettled(verdicts)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const lost = outcomes.find((outcome) => outcome.status === 'rejected')
    expect(lost?.reason).toBeInstanceOf(Conflict)
  })

  test('is handed out to whoever sees its engagement, and to nobody else', async () => {
    const restricted = await world.useCase(owner, { restricted: true })
    const version = await world.version(owner, restricted)
    const uploadId = await world.uploaded(owner, 'secret')
    const fields = { engagementId: restricted, modelVersionId: version, uploadId }
    const id = await submitEvidence(world.record, owner, { ...fields, evidenceType: 'AIBOM', title: 'Secret' })
    const [revision] = (await read(id)).revisions
    const revisionId = revision?.id ?? ''
    const file = await openEvidenceFile(world.record, owner, revisionId)
    const chunks = []
    for await (const chunk of file.bytes()) chunks.push(chunk)
    expect(Buffer.concat(chunks).toString()).toBe('secret')

    const outsider = await world.seat({ name: 'Otto' })
    const refusals = await Promise.all(
      [revisionId, '019bb0c4-0000-7000-8000-000000000000', 'x'].map((each) =>
        openEvidenceFile(world.record, outsider, each).catch((error: unknown) => error),
      ),
    )
    expect(refusals.every((refusal) => refusal instanceof Refusal)).toBe(true)
    expect(new Set(refusals.map((refusal) => (refusal instanceof Refusal ? refusal.message : ''))).size).toBe(1)
  })
})
