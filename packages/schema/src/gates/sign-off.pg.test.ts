import type { Viewer } from '@assay/record'
import { encodeGlobalID } from '@pothos/plugin-relay'
import { beforeAll, describe, expect, test } from 'vitest'
import { graphAs } from '../../../../test/support/graph.ts'
import { aProgramme, type Programme } from '../../../../test/support/programme.ts'
import { giveGrant } from '../../../record/src/identity/give-grant.ts'
import { viewerOfSeat } from '../../../record/src/identity/viewer-of-session.ts'

const page = `query Page($key: String!, $id: ID!) {
  gate(key: $key) {
    key status version subjectLabel requestedBy { name } requestNote
    accountable { team { name } people { name } }
    delegations { givenTo { name } givenBy { name } stage engagementKey reason }
    checklist { satisfied type { name } evidence { key } }
    reasons { message }
    decisions {
      id decision status digest document verification { holds digest problems }
      singleSignerRationale reviewer { name } reviewBy reviewOutcome
      conditions { id text metAt metNote metBy { name } }
      signatures { kind method signer { name } }
    }
    standing { id decision status waitingFor }
  }
  members { id name status }
  viewer {
    presenceMethods presenceConfirmed
    sign: can(act: SIGN, on: $id) { allowed reason }
    onGate(gateId: $id) {
      request { allowed reason } delegate { allowed reason } revoke { allowed reason }
      declareNotApplicable { allowed reason } decideAlone { allowed reason }
    }
  }
}`

const answer = `__typename
  ... on Gate { id status requestedBy { name } delegations { givenTo { name } } standing { decision status } }
  ... on Refusal { code message }
  ... on InvalidInput { fields { path } }
  ... on Conflict { values { field yours theirs } }`

describe('the graph of sign-off', () => {
  let world: Programme
  let paula: Viewer
  let owner: Viewer
  let grace: Viewer
  beforeAll(async () => {
    world = await aProgramme()
    paula = await world.seat({ name: 'Paula', functions: ['PRODUCT_SECURITY'] })
    grace = await world.seat({ name: 'Grace', functions: ['GRC'] })
    owner = await world.seat({ name: 'Olga' })
    return world.close
  })
  const ask = (viewer: Viewer, document: string, variables?: Record<string, unknown>) =>
    graphAs(world.record, viewer)(document, variables)
  async function evaluation(tier = 3) {
    const engagementId = await world.useCase(owner, { tier })
    const modelVersionId = await world.version(owner, engagementId)
    await world.passed(engagementId, ['INTAKE', 'TRAINING'])
    const { id, key } = await world.gateOf({ modelVersionId }, 'EVALUATION')
    await world.provide(id)
    const now = () => world.gateOf({ modelVersionId }, 'EVALUATION')
    return { engagementId, id, key, gid: encodeGlobalID('Gate', id), now }
  }
  const run = async (viewer: Viewer, field: string, type: string, input: object) => {
    const document = `mutation ($input: ${type}!) { ${field}(input: $input) { ${answer} } }`
    const { data, errors } = await ask(viewer, document, { input })
    expect(errors).toEqual([])
    return data[field] as Record<string, unknown>
  }
  const memberId = (viewer: Viewer) => encodeGlobalID('Membership', viewer.membershipId ?? '')

  test('carries a request, a delegation, a decision, its conditions, its revocation and its document', async () => {
    const gate = await evaluation()
    const requested = await run(owner, 'requestDecision', 'RequestDecisionInput', { gateId: gate.gid, note: 'Please.' })
    expect(requested).toMatchObject({ __typename: 'Gate', requestedBy: { name: 'Olga' } })
    const dan = await world.seat({ name: 'Dan', functions: ['APPSEC'] })
    const until = new Date(Date.now() + 86_400_000).toISOString()
    const handOver = { gateId: gate.gid, toId: memberId(dan), reason: 'On leave.', validTo: until }
    expect(await run(dan, 'delegateGate', 'DelegateGateInput', handOver)).toMatchObject({ code: 'NOT_ACCOUNTABLE' })
    expect(await run(paula, 'delegateGate', 'DelegateGateInput', handOver)).toMatchObject({
      delegations: [{ givenTo: { name: 'Dan' } }],
    })
    expect((await ask(grace, '{ delegations { givenTo { name } team { name } stage } }')).data).toMatchObject({
      delegations: [{ givenTo: { name: 'Dan' }, team: { name: 'Product security' }, stage: 'EVALUATION' }],
    })
    const decided = await run(dan, 'decideGate', 'DecideGateInput', {
      ...{ gateId: gate.gid, expectedVersion: (await gate.now()).version, decision: 'APPROVE_WITH_CONDITIONS' },
      rationale: 'It holds.',
      conditions: [{ text: 'Retest weekly', ownerId: memberId(owner), expiresAt: until }],
    })
    expect(decided).toMatchObject({ status: 'APPROVED_WITH_CONDITIONS' })
    const seen = (await ask(owner, page, { key: gate.key, id: gate.gid })).data
    const [decision] = (seen.gate as { decisions: { id: string; document: string; conditions: { id: string }[] }[] })
      .decisions
    expect(decision).toMatchObject({
      verification: { holds: true, problems: [] },
      signatures: [{ method: 'PASSWORD' }],
    })
    expect(JSON.parse(decision?.document ?? '')).toMatchObject({
      ...{ format: 'assay.gate-decision-document/1', gate: gate.key },
      frozen: { requestedById: owner.membershipId },
    })
    expect(
      await run(owner, 'meetCondition', 'MeetConditionInput', {
        ...{ conditionId: decision?.conditions[0]?.id, note: 'Done.' },
      }),
    ).toMatchObject({ __typename: 'Gate' })
    expect((await ask(grace, page, { key: gate.key, id: gate.gid })).data).toMatchObject({
      viewer: { onGate: { revoke: { allowed: true }, delegate: { allowed: false } } },
    })
    const revoke = { gateId: gate.gid, reason: 'It was rushed.' }
    expect(await run(grace, 'revokeDecision', 'RevokeDecisionInput', { ...revoke, expectedVersion: 1 })).toMatchObject({
      __typename: 'Conflict',
      values: expect.arrayContaining([{ field: 'version', yours: '1', theirs: expect.any(String) }]),
    })
    const { version: expectedVersion } = await gate.now()
    expect(await run(grace, 'revokeDecision', 'RevokeDecisionInput', { ...revoke, expectedVersion })).toMatchObject({
      ...{ status: 'REVOKED', standing: { decision: 'REVOKE', status: 'EFFECTIVE' } },
    })
  })

  test('lets an invited external signer read the whole page of the gate and sign it, and nothing elsewhere', async () => {
    const gate = await evaluation(1)
    const other = await evaluation(1)
    const { membershipId } = await world.seat({ name: 'Eve', role: 'GUEST' })
    if (membershipId === null) throw new Error('no seat')
    const { engagementId } = gate
    await giveGrant(world.record, world.admin, { membershipId, role: 'SIGNER', engagementId })
    // Where GRC has the A, the second signer may be anyone who signs here.
    const team = world.teams.find(({ function: of }) => of === 'GRC')
    await world.written((tx) =>
      tx.responsibility.create({
        data: {
          ...{ workspaceId: world.workspaceId, engagementId, scope: 'GATE', scopeCode: 'EVALUATION' },
          teamId: team?.id ?? null,
          code: 'A',
        },
      }),
    )
    const own = world.teams.find(({ function: of }) => of === 'PRODUCT_SECURITY')
    await world.written((tx) =>
      tx.responsibility.create({
        data: {
          ...{ workspaceId: world.workspaceId, engagementId, scope: 'GATE', scopeCode: 'EVALUATION' },
          teamId: own?.id ?? null,
          code: '',
        },
      }),
    )
    const authenticatedAt = new Date()
    const eve = await viewerOfSeat(world.record, world.workspaceId, membershipId, { authenticatedAt })
    if (eve === null) throw new Error('no seat')
    const decide = {
      gateId: gate.gid,
      decision: 'APPROVE',
      rationale: 'It holds.',
      expectedVersion: (await gate.now()).version,
    }
    expect(await run(grace, 'decideGate', 'DecideGateInput', decide)).toMatchObject({ standing: { status: 'PENDING' } })
    const { data, errors } = await ask(eve, page, { key: gate.key, id: gate.gid })
    expect(errors).toEqual([])
    expect(data).toMatchObject({
      gate: { key: gate.key, standing: { waitingFor: ['another signer'] } },
      viewer: { sign: { allowed: true } },
    })
    const { id: decisionId } = (data.gate as { standing: { id: string } }).standing
    expect(await run(eve, 'concurOnGate', 'ConcurOnGateInput', { decisionId })).toMatchObject({ status: 'APPROVED' })
    const elsewhere = await ask(eve, page, { key: other.key, id: other.gid })
    expect(elsewhere.data).toMatchObject({ gate: null, viewer: { sign: { allowed: false } } })
  })
})
