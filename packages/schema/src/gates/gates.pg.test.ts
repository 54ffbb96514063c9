import type { Viewer } from '@assay/record'
import { encodeGlobalID } from '@pothos/plugin-relay'
import { beforeAll, describe, expect, test } from 'vitest'
import { countStatements } from '../../../../test/support/count-statements.ts'
import { graphAs } from '../../../../test/support/graph.ts'
import { aProgramme, type Programme } from '../../../../test/support/programme.ts'

const board = `query Board($first: Int!, $after: String, $filter: GateFilter) {
  gates(first: $first, after: $after, filter: $filter) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes {
      id key stage number name status subjectLabel evidenceHave evidenceNeed blockers
      engagement { key name owner { name } }
      modelVersion { label }
      accountable { code seat team { name } people { name } }
      standing { decision signatures { initials team { name } } waitingFor }
    }
  }
}`

const page = `query Page($key: String!) {
  engagement(key: $key) {
    key status classification { riskClass decidedBy { name } }
    owner { name }
    modelVersions { label modelName manifestDigest components { name attested } lineage { usage } gates { stage } }
    gates { key stage status reasons { code subjectKey } checklist { satisfied why type { code } evidence { key } } }
    evidence { key status type { code } current { revision name uploadedBy downloadPath } producer { name } }
    layers { have need layer { number name } }
    blockedBy { key stage checklist { satisfied } }
  }
}`

const register = `query Register($first: Int!) {
  engagements(first: $first) {
    nodes {
      key name owner { name } classification { riskClass }
      layers { have need layer { name } }
      openFindings { total }
      blockedBy { key stage name evidenceHave evidenceNeed checklist { satisfied type { name } } reasons { message } }
      modelVersions { label modelName gates { stage status name subjectLabel } }
    }
  }
}`

type Page = { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string }; nodes: { key: string }[] }

describe('the graph of gates', () => {
  let world: Programme
  let owner: Viewer
  let leader: Viewer
  let engagementId: string
  beforeAll(async () => {
    world = await aProgramme()
    owner = await world.seat({ name: 'Olga Owner' })
    leader = await world.seat({ name: 'Lee Leader', functions: ['SECURITY_LEADERSHIP'] })
    engagementId = await world.useCase(owner)
    await world.version(owner, engagementId)
    await world.provide((await world.gateOf({ engagementId }, 'INTAKE')).id)
    return world.close
  })
  const ask = (viewer: Viewer, document: string, variables?: Record<string, unknown>) =>
    graphAs(world.record, viewer)(document, variables)
  const gatesOf = ({ data }: { data: Record<string, unknown> }) => data.gates as Page

  test('shows the board in the order of the stages, page after page, with everyone who is asked to sign', async () => {
    const whole = await ask(leader, board, { first: 100 })
    expect(whole.errors).toEqual([])
    const { nodes, totalCount } = gatesOf(whole)
    expect(totalCount).toBe(6)
    expect(nodes[0]).toMatchObject({
      stage: 'INTAKE',
      status: 'READY',
      subjectLabel: 'Nora',
      engagement: { name: 'Nora', owner: { name: 'Olga Owner' } },
      accountable: [{ code: 'A', seat: 'TEAM', people: [{ name: 'Lee Leader' }] }],
      standing: null,
    })
    expect(nodes[1]).toMatchObject({ stage: 'TRAINING', subjectLabel: 'Nora 2.2', modelVersion: { label: '2.2' } })
    const walked: string[] = []
    for (let after: string | null = null; ; ) {
      const { nodes: some, pageInfo }: Page = gatesOf(await ask(leader, board, { first: 2, after }))
      walked.push(...some.map(({ key }) => key))
      if (!pageInfo.hasNextPage) break
      after = pageInfo.endCursor
    }
    expect(walked).toEqual(nodes.map(({ key }) => key))
  })

  test('filters the board by stage and status', async () => {
    const only = async (filter: object) => gatesOf(await ask(leader, board, { first: 10, filter })).totalCount
    expect(await only({ stages: ['EVALUATION', 'DEPLOYMENT'] })).toBe(2)
    expect(await only({ statuses: ['READY'] })).toBe(1)
    expect(await only({ overdue: true })).toBe(0)
    expect(await only({ liveWithoutApproval: true })).toBe(0)
    await world.written((tx) => tx.modelVersion.updateMany({ data: { status: 'PRODUCTION' } }))
    expect(await only({ liveWithoutApproval: true })).toBe(1)
    await world.written((tx) => tx.modelVersion.updateMany({ data: { status: 'REGISTERED' } }))
  })

  test('answers the engagement page whole', async () => {
    const { key } = await world.written((tx) => tx.engagement.findFirstOrThrow({ where: { id: engagementId } }))
    const { data, errors } = await ask(leader, page, { key: key.toLowerCase() })
    expect(errors).toEqual([])
    expect(data.engagement).toMatchObject({
      status: 'CLASSIFIED',
      classification: { riskClass: 'NOT_HIGH', decidedBy: { name: 'Olga Owner' } },
      modelVersions: [{ label: '2.2', components: [{ attested: true }], gates: { length: 5 } }],
      layers: { length: 6 },
      blockedBy: { stage: 'INTAKE' },
    })
    const { evidence } = data.engagement as { evidence: { current: { downloadPath: string } }[] }
    expect(evidence[0]?.current.downloadPath).toMatch(/^\/files\/evidence\/[0-9a-f-]{36}$/)
  })

  test('reads as much for many gates and use cases as for few', async () => {
    for (const name of ['Second', 'Third']) await world.version(owner, await world.useCase(owner), name)
    const count = (document: string, first: number) =>
      countStatements(world.record, () => ask(leader, document, { first }))
    const few = await count(board, 2)
    expect(few).toBeGreaterThan(3)
    expect(await count(board, 18)).toBe(few)
    expect(await count(register, 3)).toBe(await count(register, 1))
  })

  test('signs a gate with its conflict, its refusal and its success in one union', async () => {
    const gate = await world.gateOf({ engagementId }, 'INTAKE')
    const decide = (viewer: Viewer, expectedVersion: number) =>
      ask(
        viewer,
        `mutation Decide($input: DecideGateInput!) {
          decideGate(input: $input) {
            __typename
            ... on Gate { status standing { decision digestHolds signatures { initials meaning } waitingFor } }
            ... on Refusal { code message }
            ... on Conflict { values { field yours theirs } }
          }
        }`,
        {
          input: {
            gateId: encodeGlobalID('Gate', gate.id),
            expectedVersion,
            decision: 'PROCEED',
            rationale: 'It serves customers.',
          },
        },
      )
    expect((await decide(owner, gate.version)).data.decideGate).toMatchObject({
      __typename: 'Denied',
      code: 'NOT_ACCOUNTABLE',
    })
    expect((await decide(leader, gate.version - 1)).data.decideGate).toMatchObject({
      __typename: 'Conflict',
      values: [{ field: 'version' }, { field: expect.stringMatching(/^evidence\./) }],
    })
    const { data, errors } = await decide(leader, gate.version)
    expect(errors).toEqual([])
    expect(data.decideGate).toMatchObject({
      __typename: 'Gate',
      status: 'APPROVED',
      standing: {
        decision: 'PROCEED',
        digestHolds: true,
        signatures: [{ initials: 'LL', meaning: 'proceed: Use-case intake of Nora' }],
        waitingFor: [],
      },
    })
  })

  test('shows nothing of a restricted use case to whoever it does not name', async () => {
    const restricted = await world.useCase(owner, { restricted: true })
    await world.version(owner, restricted, 'hidden')
    const outsider = await world.seat({ name: 'Otto' })
    const gate = await world.gateOf({ engagementId: restricted }, 'INTAKE')
    const { key } = await world.written((tx) => tx.engagement.findFirstOrThrow({ where: { id: restricted } }))
    const seen = await ask(
      outsider,
      `query Seen($gate: String!, $key: String!, $id: ID!, $filter: GateFilter) {
        gate(key: $gate) { id }
        engagement(key: $key) { id }
        modelVersion(engagementKey: $key, label: "hidden") { id }
        node(id: $id) { __typename }
        gates(first: 50, filter: $filter) { totalCount nodes { id } }
        engagements(first: 50, filter: { search: "Nora" }) { totalCount nodes { key } }
      }`,
      {
        gate: gate.key,
        key,
        id: encodeGlobalID('Gate', gate.id),
        filter: { engagementId: encodeGlobalID('Engagement', restricted) },
      },
    )
    expect(seen.data).toMatchObject({
      gate: null,
      engagement: null,
      modelVersion: null,
      node: null,
      gates: { totalCount: 0, nodes: [] },
      engagements: { totalCount: 3 },
    })
  })

  test('creates, changes and classifies an engagement', async () => {
    const created = await ask(
      owner,
      `mutation { createEngagement(input: { name: "Draft", tier: 2, idempotencyKey: "one" }) {
        __typename ... on Engagement { id key version status gates { stage } } } }`,
    )
    expect(created.data.createEngagement).toMatchObject({ status: 'DRAFT', gates: [{ stage: 'INTAKE' }] })
    const { id } = created.data.createEngagement as { id: string }
    const changed = await ask(
      owner,
      `mutation Change($id: ID!) { changeEngagement(input: { engagementId: $id, expectedVersion: 1, ownerId: null, vendor: "Acme" }) {
        __typename ... on Engagement { vendor owner { name } version } } }`,
      { id },
    )
    expect(changed.data.changeEngagement).toMatchObject({ vendor: 'Acme', owner: null, version: 2 })
    const classified = await ask(
      owner,
      `mutation Classify($id: ID!) { classifyEngagement(input: { engagementId: $id, expectedVersion: 2,
          classification: { riskClass: HIGH_ANNEX_III, rationale: "" } }) {
        __typename ... on InvalidInput { fields { path } } } }`,
      { id },
    )
    expect(classified.data.classifyEngagement).toMatchObject({ __typename: 'InvalidInput', fields: { length: 2 } })
  })
})
