import type { Viewer } from '@assay/record'
import { encodeGlobalID } from '@pothos/plugin-relay'
import { beforeAll, describe, expect, test } from 'vitest'
import { graphAs } from '../../../../test/support/graph.ts'
import { aProgramme, type Programme } from '../../../../test/support/programme.ts'

const page = `query Evidence($key: String!) {
  evidence(key: $key) {
    key status title effectiveFrom effectiveTo dueAt holdReason
    requestedFrom { name } requestedBy { name } reusedFrom { key } supersededBy { key } producer { name }
    current { revision url declaredDigest }
    uses { gate { stage status } decidedOn { revision } }
  }
}`
const done = '__typename ... on Evidence { key status } ... on Refusal { code message }'

describe('the graph of evidence', () => {
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
  const command = async (viewer: Viewer, field: string, type: string, input: object) => {
    const document = `mutation($input: ${type}!) { ${field}(input: $input) { ${done} } }`
    const { data, errors } = await graphAs(world.record, viewer)(document, { input })
    expect(errors).toEqual([])
    return (data as Record<string, { __typename: string; key: string; status: string; message: string }>)[field]
  }
  const show = async (viewer: Viewer, key: string) => {
    const { data, errors } = await graphAs(world.record, viewer)(page, { key })
    expect(errors).toEqual([])
    return data.evidence
  }
  const idOf = (key: string) => world.written((tx) => tx.evidence.findFirstOrThrow({ where: { key } }))

  test('shows what was asked for, of whom, and the gates that wait for it; then what was handed in', async () => {
    const asked = await command(world.accepter, 'requestEvidence', 'RequestEvidenceInput', {
      engagementId: encodeGlobalID('Engagement', engagementId),
      evidenceType: 'AIBOM',
      modelVersionId: encodeGlobalID('ModelVersion', modelVersionId),
      fromId: encodeGlobalID('Membership', world.producer.membershipId ?? ''),
      dueAt: new Date(Date.now() + 86_400_000).toISOString(),
    })
    const key = asked?.key ?? ''
    expect(await show(world.producer, key)).toMatchObject({
      status: 'REQUESTED',
      requestedFrom: { name: 'Priya' },
      requestedBy: { name: 'Gita' },
      current: null,
      uses: [{ gate: { stage: 'TRAINING' }, decidedOn: null }],
    })
    const gate = await world.gateOf({ modelVersionId }, 'TRAINING')
    const given = await command(world.producer, 'submitEvidence', 'SubmitEvidenceInput', {
      engagementId: encodeGlobalID('Engagement', engagementId),
      evidenceType: 'AIBOM',
      gateId: encodeGlobalID('Gate', gate.id),
      title: 'Parts',
      link: { url: 'https://bom.example/1', title: 'Parts' },
    })
    expect(given).toMatchObject({ key, status: 'SUBMITTED' })
    expect(await show(world.producer, key)).toMatchObject({ current: { revision: 1, url: 'https://bom.example/1' } })
  })

  test('says no with what to do', async () => {
    const gate = await world.gateOf({ modelVersionId }, 'TRAINING')
    const wrong = await command(world.producer, 'submitEvidence', 'SubmitEvidenceInput', {
      engagementId: encodeGlobalID('Engagement', engagementId),
      evidenceType: 'KILL_SWITCH_TEST',
      gateId: encodeGlobalID('Gate', gate.id),
      title: 'x',
      uploadId: await world.uploaded(world.producer, 'x'),
    })
    expect(wrong).toMatchObject({ __typename: 'InvalidInput', message: expect.stringContaining('does not ask for') })
  })

  test('changes, holds, releases and disposes', async () => {
    const uploadId = await world.uploaded(world.producer, '# Runbook')
    const given = await command(world.producer, 'submitEvidence', 'SubmitEvidenceInput', {
      engagementId: encodeGlobalID('Engagement', engagementId),
      evidenceType: 'ROLLBACK_RUNBOOK',
      title: 'Runbook',
      uploadId,
    })
    const key = given?.key ?? ''
    const of = async () => {
      const { id, version } = await idOf(key)
      return { evidenceId: encodeGlobalID('Evidence', id), expectedVersion: version }
    }
    const act = async (field: string, type: string, input: object) =>
      command(world.accepter, field, type, { ...(await of()), ...input })
    expect(await act('acceptEvidence', 'AcceptEvidenceInput', {})).toMatchObject({ status: 'ACCEPTED' })
    await act('changeEvidence', 'ChangeEvidenceInput', { effectiveTo: null, reason: 'It is rehearsed weekly.' })
    expect(await show(owner, key)).toMatchObject({ effectiveTo: null, uses: [{ gate: { stage: 'DEPLOYMENT' } }] })
    await act('holdEvidence', 'EvidenceReasonInput', { reason: 'INC-2' })
    expect(await show(owner, key)).toMatchObject({ holdReason: 'INC-2' })
    const refused = await act('disposeOfEvidence', 'EvidenceReasonInput', { reason: 'Old.' })
    expect(refused).toMatchObject({ __typename: 'InvalidInput', message: expect.stringContaining('INC-2') })
    await act('releaseEvidence', 'EvidenceReasonInput', { reason: 'Closed.' })
    const disposed = await act('disposeOfEvidence', 'EvidenceReasonInput', { reason: 'Old.' })
    expect(disposed).toMatchObject({ status: 'DISPOSED' })
  })

  test('hides what belongs to an engagement that one does not see', async () => {
    const restricted = await world.useCase(owner, { restricted: true })
    const given = await command(owner, 'submitEvidence', 'SubmitEvidenceInput', {
      engagementId: encodeGlobalID('Engagement', restricted),
      evidenceType: 'REGISTER_ENTRY',
      title: 'Entry',
      uploadId: await world.uploaded(owner, '# Entry'),
    })
    expect(await show(owner, given?.key ?? '')).toMatchObject({ title: 'Entry' })
    expect(await show(await world.seat({ name: 'Otto' }), given?.key ?? '')).toBeNull()
  })
})
