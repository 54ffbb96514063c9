import { Conflict, Denied, InvalidInput } from '@assay/domain'
import { beforeAll, describe, expect, test } from 'vitest'
import { aProgramme, type Programme } from '../../../../test/support/programme.ts'
import { receiveUpload } from '../intake/receive-upload.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { acceptEvidence } from './accept-evidence.ts'
import { changeEvidence } from './change-evidence.ts'
import { disposeOfEvidence } from './dispose-of-evidence.ts'
import { openEvidenceFile } from './evidence-file.ts'
import { holdEvidence, releaseEvidence } from './hold-evidence.ts'
import { requestEvidence } from './request-evidence.ts'
import { reuseEvidence } from './reuse-evidence.ts'
import { submitEvidence } from './submit-evidence.ts'
import { supersedeEvidence } from './supersede-evidence.ts'

const days = (count: number, from = new Date()) => new Date(from.getTime() + count * 86_400_000)

describe('the life of evidence', () => {
  let world: Programme
  let owner: Viewer
  let engagementId: string
  let modelVersionId: string
  beforeAll(async () => {
    world = await aProgramme()
    owner = await world.seat({ name: 'Olga' })
    engagementId = await world.useCase(owner)
    modelVersionId = await world.version(owner, engagementId)
    return world.close
  })
  const submit = async (fields: Partial<Parameters<typeof submitEvidence>[2]> = {}, text = String(Math.random())) =>
    submitEvidence(world.record, world.producer, {
      engagementId,
      evidenceType: 'ROLLBACK_RUNBOOK',
      title: `Runbook ${text}`,
      ...('link' in fields ? {} : { uploadId: await world.uploaded(world.producer, text) }),
      ...fields,
    })
  const read = (id: string) =>
    world.written((tx) => tx.evidence.findFirstOrThrow({ where: { id }, include: { revisions: true } }))
  const of = async (evidenceId: string) => ({ evidenceId, expectedVersion: (await read(evidenceId)).version })
  const accepted = async (fields: Partial<Parameters<typeof submitEvidence>[2]> = {}) => {
    const id = await submit(fields)
    await acceptEvidence(world.record, world.accepter, await of(id))
    return id
  }
  const facts = async (subjectId: string) => {
    await world.record.sequencer.settle(world.workspaceId)
    const rows = await world.written((tx) => tx.activity.findMany({ where: { subjectId } }))
    return rows.map(({ kind }) => kind)
  }
  const why = (answer: Promise<unknown>) =>
    answer.then(
      () => 'it was done',
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    )

  describe('that is asked for', () => {
    const ask = (fields: Partial<Parameters<typeof requestEvidence>[2]> = {}) =>
      requestEvidence(world.record, world.accepter, {
        engagementId,
        evidenceType: 'AIBOM',
        modelVersionId,
        fromId: world.producer.membershipId ?? '',
        dueAt: days(7),
        ...fields,
      })
    test('names who is asked and by when, proves nothing, and becomes what is handed in for it', async () => {
      const id = await ask()
      expect(await read(id)).toMatchObject({
        status: 'REQUESTED',
        title: 'AI bill of materials',
        requestedById: world.accepter.membershipId,
        requestedFromId: world.producer.membershipId,
        revisions: [],
      })
      expect(await why(ask())).toContain('asks for this already')
      const answered = await submit({ evidenceType: 'AIBOM', modelVersionId })
      expect(answered).toBe(id)
      expect(await read(id)).toMatchObject({ status: 'SUBMITTED', revisions: [{ revision: 1 }] })
    })
    test.each([
      ['by a date that is past', { dueAt: days(-1) }, 'still to come'],
      ['of somebody who is not here', { fromId: '019bb0c4-0000-7000-8000-000000000000' }, 'No such member'],
      ['of a type that is not there', { evidenceType: 'NOTHING' }, 'in the catalogue'],
    ])('is not asked for %s', async (_, fields, said) => {
      expect(await why(ask({ evidenceType: 'MODEL_CARD_EVALUATION', ...fields }))).toContain(said)
    })
    test('can be withdrawn with the reason', async () => {
      const id = await ask({ evidenceType: 'CODE_SCAN_RECORD' })
      await disposeOfEvidence(world.record, world.accepter, { ...(await of(id)), reason: 'Asked twice.' })
      expect(await read(id)).toMatchObject({ status: 'DISPOSED', statusReason: 'Asked twice.' })
    })
  })

  describe('as a link', () => {
    const link = { url: 'https://grafana.example/d/1', title: 'Dashboard', digest: `sha256:${'a'.repeat(64)}` }
    test('is its address, its title and the digest that was declared, and is never fetched', async () => {
      const id = await submit({ evidenceType: 'DASHBOARD_REFERENCE', link })
      const [revision] = (await read(id)).revisions
      expect(revision).toMatchObject({ url: link.url, declaredDigest: link.digest, name: 'Dashboard' })
      const file = await openEvidenceFile(world.record, owner, revision?.id ?? '')
      let text = ''
      for await (const chunk of file.bytes()) text += Buffer.from(chunk).toString()
      expect(JSON.parse(text)).toEqual({ type: 'link', ...link })
    })
    test('to anywhere but https, or beside a file, is refused', async () => {
      expect(await why(submit({ link: { ...link, url: 'http://a.example' } }))).toContain('begins with https://')
      const both = { link, uploadId: await world.uploaded(world.producer, 'x') }
      expect(await why(submit(both))).toContain('a file or a link')
    })
  })

  describe('that does not fit is refused with what to do:', () => {
    test('its type is not what the gate asks for', async () => {
      const gate = await world.gateOf({ modelVersionId }, 'DEPLOYMENT')
      expect(await why(submit({ evidenceType: 'AIBOM', gateId: gate.id }))).toMatch(
        new RegExp(`${gate.key} does not ask for AI bill of materials. It asks for .*Kill-switch test`),
      )
    })
    test('no gate of such a subject asks for its type', async () => {
      const fault = why(submit({ evidenceType: 'DATASET_CARD', modelVersionId }))
      expect(await fault).toBe(
        'Dataset card proves a dataset version: no gate of a model version asks for it. Choose a dataset version, or another type.',
      )
    })
    test('its bytes are not what its name says', async () => {
      const bytes = (async function* () {
        yield Buffer.from('<html><script>alert(1)</script>')
      })()
      const file = { name: 'report.pdf', mediaType: 'application/pdf', bytes }
      const { id: uploadId } = await receiveUpload(world.record, world.producer, file)
      expect(await why(submit({ uploadId }))).toContain('“report.pdf” says that it is a PDF and is not')
    })
    test('for a gate it proves what the gate decides on', async () => {
      const gate = await world.gateOf({ modelVersionId }, 'TRAINING')
      const id = await submit({ evidenceType: 'BASE_MODEL_VERIFICATION', gateId: gate.id })
      expect(await read(id)).toMatchObject({ modelVersionId })
    })
  })

  describe('once accepted', () => {
    test('takes effect from and until other dates than its receipt, changed with a reason', async () => {
      const id = await accepted()
      const to = days(30)
      const plain = changeEvidence(world.record, world.accepter, { ...(await of(id)), effectiveTo: to })
      expect(await why(plain)).toContain('Say why the dates change')
      const reason = 'The runbook is rehearsed monthly.'
      await changeEvidence(world.record, world.accepter, { ...(await of(id)), effectiveTo: to, reason })
      expect(await read(id)).toMatchObject({ effectiveTo: to, status: 'ACCEPTED' })
      expect(await facts(id)).toContain('evidence.changed')

      const past = { effectiveFrom: days(-9), effectiveTo: days(-1), reason: 'It was replaced yesterday.' }
      await changeEvidence(world.record, world.accepter, { ...(await of(id)), ...past })
      expect(await read(id)).toMatchObject({ status: 'EXPIRED' })
      const again = { effectiveTo: days(5), reason: 'It was not.' }
      await changeEvidence(world.record, world.accepter, { ...(await of(id)), ...again })
      expect(await read(id)).toMatchObject({ status: 'ACCEPTED' })
    })
    test('is a conflict for who did not see the last change', async () => {
      const id = await accepted()
      const stale = changeEvidence(world.record, world.accepter, { evidenceId: id, expectedVersion: 1, title: 'Mine' })
      await expect(stale).rejects.toBeInstanceOf(Conflict)
    })
    test('gives way to other evidence in force of its type, with the reason', async () => {
      const [old, next] = [await accepted(), await accepted()]
      const other = await accepted({ evidenceType: 'TAKEDOWN_PROCEDURE' })
      const supersede = async (byId: string, reason = 'It covers both regions.') =>
        supersedeEvidence(world.record, world.accepter, { ...(await of(old)), byId, reason })
      expect(await why(supersede(other))).toContain('is no Rollback runbook of this use case')
      expect(await why(supersede(await submit()))).toContain('is not in force')
      expect(await why(supersede(old))).toContain('Name another')
      expect(await why(supersede(next, ' '))).toContain('takes its place')
      await supersede(next)
      expect(await read(old)).toMatchObject({ status: 'SUPERSEDED', supersededById: next })
    })
    test('is disposed of for a reason, its file is handed out no more, and never under a hold', async () => {
      const id = await accepted()
      const dispose = async (reason: string) =>
        disposeOfEvidence(world.record, world.accepter, { ...(await of(id)), reason })
      expect(await why(dispose(''))).toContain('Say why it is disposed of')
      await holdEvidence(world.record, world.accepter, { ...(await of(id)), reason: 'INC-2' })
      expect(await why(dispose('Retention ended.'))).toContain('under a hold (INC-2)')
      const altered = changeEvidence(world.record, world.accepter, { ...(await of(id)), title: 'Other' })
      expect(await why(altered)).toContain('under a hold (INC-2)')
      await releaseEvidence(world.record, world.accepter, { ...(await of(id)), reason: 'Closed.' })
      await dispose('Retention ended.')
      const { revisions, status } = await read(id)
      expect(status).toBe('DISPOSED')
      const open = openEvidenceFile(world.record, owner, revisions[0]?.id ?? '')
      expect(await why(open)).toContain('was disposed of: Retention ended.')
      expect(await facts(id)).toEqual(
        expect.arrayContaining(['evidence.held', 'evidence.released', 'evidence.disposed']),
      )
    })
  })

  describe('of one version', () => {
    test('serves another only by a person’s decision, which makes a row of its own over the same bytes', async () => {
      const id = await accepted({ evidenceType: 'AIBOM', modelVersionId })
      const next = await world.version(owner, engagementId, '2.3')
      const gate = await world.gateOf({ modelVersionId: next }, 'TRAINING')
      const reason = 'The weights and the code are the same.'
      const reuse = () => reuseEvidence(world.record, world.accepter, { evidenceId: id, modelVersionId: next, reason })
      const own = await reuse()
      const [from, made] = [await read(id), await read(own)]
      expect(made).toMatchObject({
        status: 'SUBMITTED',
        modelVersionId: next,
        reusedFromId: id,
        reusedById: world.accepter.membershipId,
        effectiveTo: from.effectiveTo,
        revisions: [{ sha256: from.revisions.at(-1)?.sha256, uploadedById: world.producer.membershipId }],
      })
      expect(await why(reuse())).toContain('stands for it there already')
      const second = await world.seat({ name: 'Sam', role: 'CONTRIBUTOR' })
      await acceptEvidence(world.record, second, await of(own))
      expect((await world.gateOf({ modelVersionId: next }, 'TRAINING')).evidenceHave).toBe(gate.evidenceHave + 1)
    })
    test('that stands for the whole use case needs none', async () => {
      const id = await accepted()
      const reuse = reuseEvidence(world.record, world.accepter, { evidenceId: id, modelVersionId, reason: 'x' })
      expect(await why(reuse)).toContain('serves every version already')
    })
  })

  test('is in nobody’s hands who may only read, and in no token’s', async () => {
    const id = await accepted()
    const viewer = await world.seat({ name: 'Vera', role: 'VIEWER' })
    const given = { ...(await of(id)), reason: 'x' }
    for (const act of [disposeOfEvidence, holdEvidence]) {
      await expect(act(world.record, viewer, given)).rejects.toBeInstanceOf(Denied)
    }
    const token = {
      ...world.accepter,
      scopes: ['evidence:write'],
      actor: { type: 'TOKEN', id: 't', name: 'ci' },
    } as Viewer
    await expect(disposeOfEvidence(world.record, token, given)).rejects.toBeInstanceOf(Denied)
    const bad = submit({ effectiveFrom: days(2), effectiveTo: days(1) })
    await expect(bad).rejects.toBeInstanceOf(InvalidInput)
  })
})
