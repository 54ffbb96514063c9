import { Conflict, Denied, InvalidInput } from '@assay/domain'
import { beforeAll, describe, expect, test } from 'vitest'
import { aProgramme, type Programme } from '../../../../test/support/programme.ts'
import { createFinding } from '../findings/create-finding.ts'
import { read } from '../kernel/read.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { registerModelVersion } from '../models/register-model-version.ts'
import { changeEngagement } from './change-engagement.ts'
import { classifyEngagement } from './classify-engagement.ts'
import { createEngagement } from './create-engagement.ts'
import { blockingGates, layerEvidence } from './engagement-figures.ts'

describe('an engagement', () => {
  let world: Programme
  let owner: Viewer
  beforeAll(async () => {
    world = await aProgramme()
    owner = await world.seat({ name: 'Olga' })
    return world.close
  })
  const stored = (id: string) => world.written((tx) => tx.engagement.findFirstOrThrow({ where: { id } }))
  const blocked = async (id: string) =>
    (await read(world.record, world.workspaceId, (snapshot) => blockingGates(snapshot, world.workspaceId, [id]))).get(
      id,
    )

  test('begins as a draft with its intake gate, which holds it up', async () => {
    const id = await createEngagement(world.record, owner, { name: ' Nora ', tier: 1 })
    expect(await stored(id)).toMatchObject({ name: 'Nora', status: 'DRAFT', ownerId: owner.membershipId })
    const gate = await world.gateOf({ engagementId: id }, 'INTAKE')
    expect(gate).toMatchObject({ status: 'NOT_STARTED', evidenceHave: 0, evidenceNeed: 7 })
    expect((await blocked(id))?.id).toBe(gate.id)
  })

  test('keeps the id that the client drew, once', async () => {
    const id = '019bb0c4-7000-7000-8000-000000000001'
    expect(await createEngagement(world.record, owner, { id, name: 'Drawn', tier: 2 })).toBe(id)
    await expect(createEngagement(world.record, owner, { id, name: 'Drawn', tier: 2 })).rejects.toBeInstanceOf(Conflict)
  })

  test('says everything that is wrong with it at once', async () => {
    const refusal = await createEngagement(world.record, owner, { name: '', tier: 9 }).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(InvalidInput)
    expect(refusal).toMatchObject({ fields: [{ path: ['tier'] }, { path: ['name'] }] })
  })

  test('is not entered by a token or a viewer', async () => {
    const rita = await world.seat({ name: 'Rita', role: 'VIEWER' })
    await expect(createEngagement(world.record, rita, { name: 'No', tier: 3 })).rejects.toBeInstanceOf(Denied)
    const token: Viewer = { ...owner, scopes: ['read'] }
    await expect(createEngagement(world.record, token, { name: 'No', tier: 3 })).rejects.toBeInstanceOf(Denied)
  })

  test('asks for a vendor assessment once it has a vendor, and refuses a stale change with both values', async () => {
    const id = await world.useCase(owner)
    await changeEngagement(world.record, owner, { engagementId: id, expectedVersion: 1, vendor: 'Acme' })
    expect(await world.gateOf({ engagementId: id }, 'INTAKE')).toMatchObject({ evidenceNeed: 8 })
    await world.record.sequencer.settle(world.workspaceId)
    const change = changeEngagement(world.record, owner, { engagementId: id, expectedVersion: 1, name: 'Other' })
    await expect(change).rejects.toMatchObject({
      values: [{ field: 'name', yours: 'Other', theirs: 'Nora', by: 'Olga' }],
    })
  })

  test('is classified once it was entered, and not when it is decided', async () => {
    const id = await createEngagement(world.record, owner, { name: 'Late', tier: 2 })
    const classification = { riskClass: 'HIGH_ANNEX_III', annexPoint: '4(a)', rationale: 'It ranks applicants.' }
    await classifyEngagement(world.record, owner, { engagementId: id, expectedVersion: 1, classification })
    expect(await stored(id)).toMatchObject({ status: 'CLASSIFIED', version: 2 })
    await world.written((tx) => tx.engagement.updateMany({ where: { id }, data: { status: 'APPROVED' } }))
    const again = classifyEngagement(world.record, owner, { engagementId: id, expectedVersion: 2, classification })
    await expect(again).rejects.toMatchObject({ code: 'INVALID_TRANSITION' })
  })

  test('counts the evidence in force of each layer', async () => {
    const id = await world.useCase(owner)
    const counts = () =>
      read(world.record, world.workspaceId, (snapshot) =>
        layerEvidence(snapshot, world.workspaceId, [id], world.record.now()),
      )
    const before = (await counts()).get(id) ?? []
    expect(before).toHaveLength(6)
    await world.provide((await world.gateOf({ engagementId: id }, 'INTAKE')).id)
    const after = (await counts()).get(id) ?? []
    expect(after.reduce((sum, { have }) => sum + have, 0)).toBeGreaterThan(0)
    expect(after.map(({ need }) => need)).toEqual(before.map(({ need }) => need))
  })

  test('brings open findings into its next version as unknown, and not those that were fixed', async () => {
    const id = await world.useCase(owner)
    const first = await world.version(owner, id, '1.0')
    const finding = (title: string) =>
      createFinding(world.record, owner, {
        engagementId: id,
        modelVersionId: first,
        title,
        category: 'LEAKAGE',
        severity: 'HIGH',
      })
    const open = await finding('open')
    const fixed = await finding('fixed')
    await world.written((tx) =>
      tx.findingSubject.updateMany({ where: { findingId: fixed }, data: { status: 'FIXED' } }),
    )
    const second = await world.version(owner, id, '1.1')
    const subjects = await world.written((tx) => tx.findingSubject.findMany({ where: { modelVersionId: second } }))
    expect(subjects).toMatchObject([{ findingId: open, status: 'UNKNOWN' }])
    expect(await world.gateOf({ modelVersionId: second }, 'EVALUATION')).toMatchObject({ blockers: 1 })
    await expect(world.version(owner, id, '1.1')).rejects.toMatchObject({ code: 'ALREADY_EXISTS' })
  })

  test('has versions that are known by what they are made of, in whatever order it is named', async () => {
    const id = await world.useCase(owner)
    const parts = [
      { kind: 'BASE_MODEL', name: 'hosted', release: 'a' },
      { kind: 'SYSTEM_PROMPT', name: 'prompt', release: '3', digest: 'sha256:aa' },
    ] as const
    const register = (label: string, components: Parameters<typeof registerModelVersion>[2]['components']) =>
      registerModelVersion(world.record, owner, { engagementId: id, modelName: 'Nora', label, components })
    const ids = await Promise.all([register('1', parts), register('2', parts.toReversed())])
    const versions = await world.written((tx) => tx.modelVersion.findMany({ where: { id: { in: ids } } }))
    const digests = new Set(versions.map(({ manifestDigest }) => manifestDigest))
    expect([...digests]).toEqual([expect.stringMatching(/^sha256:[0-9a-f]{64}$/)])
    const changed = register('3', [{ kind: 'SYSTEM_PROMPT', name: 'prompt', release: '3', digest: 'sha256:bb' }])
    await expect(changed).rejects.toBeInstanceOf(Conflict)
  })
})
