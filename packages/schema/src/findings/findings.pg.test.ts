import { encodeGlobalID } from '@pothos/plugin-relay'
import { beforeAll, describe, expect, test } from 'vitest'
import { aFinding, aMembership, anEngagement, inWorkspace, viewerOf } from '../../../../test/support/builders.ts'
import { type Ask, graphAs } from '../../../../test/support/graph.ts'
import { aModelVersion, aSubject } from '../../../../test/support/model-builders.ts'
import { openTestRecord, type TestRecord } from '../../../../test/support/record.ts'

let world: TestRecord
let ask: Ask
let askBen: Ask
let engagementId: string
let versionId: string
let ben: string

beforeAll(async () => {
  world = await openTestRecord()
  const { record, workspaceId } = world
  engagementId = await anEngagement(record, workspaceId)
  versionId = await aModelVersion(record, workspaceId, engagementId, { label: '2.1', status: 'PRODUCTION' })
  ben = await aMembership(record, workspaceId, { name: 'Ben' })
  const ada = await aMembership(record, workspaceId, { name: 'Ada' })
  ask = graphAs(record, await viewerOf(record, workspaceId, ada))
  askBen = graphAs(record, await viewerOf(record, workspaceId, ben))
  return () => world.close()
})

const global = encodeGlobalID
const parts = `key title severity status cwe labels aiSpecific sourceKind nextStatuses version commentCount
  owner { name teams { name } } team { name } engagement { key owner { name } }
  subjects { status asset modelVersion { label modelName } datasetVersion { label } }
  activeOverride { type inForce proposedBy { name } } overrides { status severity } retests { status tester { name } }
  occurrences { totalCount nodes { snippet intakeRun { key } } } comments { totalCount nodes { body } }
  activity { totalCount nodes { kind } }`

const create = `mutation ($input: CreateFindingInput!) { createFinding(input: $input) {
  __typename ... on Finding { id ${parts} } ... on Refusal { code message } } }`

const opened = async (input: Record<string, unknown> = {}) => {
  const { data, errors } = await ask(create, {
    input: {
      engagementId: global('Engagement', engagementId),
      title: 'Leak',
      category: 'LEAKAGE',
      severity: 'LOW',
      ...input,
    },
  })
  expect(errors).toEqual([])
  return (data as { createFinding: Record<string, unknown> & { id: string; key: string } }).createFinding
}

describe('the graph of findings', () => {
  test('opens a finding and answers with all its parts', async () => {
    const finding = await opened({
      modelVersionId: global('ModelVersion', versionId),
      ownerId: global('Membership', ben),
      cwe: [200],
      labels: ['payments'],
      source: 'Red team round 3',
    })
    expect(finding).toMatchObject({
      __typename: 'Finding',
      severity: 'LOW',
      status: 'OPEN',
      cwe: [200],
      labels: ['payments'],
      aiSpecific: true,
      nextStatuses: ['TRIAGED', 'DUPLICATE'],
      owner: { name: 'Ben', teams: [] },
      engagement: { key: 'ENG-1' },
      subjects: [{ status: 'AFFECTED', modelVersion: { label: '2.1' } }],
      activeOverride: null,
      occurrences: { totalCount: 0 },
    })
  })

  test('says no in the union, and asked only for the kind of answer it answers that', async () => {
    const { data, errors } = await ask(
      `mutation ($input: CreateFindingInput!) { createFinding(input: $input) { __typename } }`,
      { input: { engagementId: global('Engagement', engagementId), title: 'x', category: 'SAST' } },
    )
    expect([data, errors]).toEqual([{ createFinding: { __typename: 'InvalidInput' } }, []])
    const wrong = await ask(create, {
      input: { engagementId: global('Finding', engagementId), title: 'x', category: 'SAST', severity: 'LOW' },
    })
    expect(wrong.data).toMatchObject({ createFinding: { __typename: 'InvalidInput' } })
  })

  test('lists a page with its parts, the counts of all, and the same by engagement and version', async () => {
    const { record, workspaceId } = world
    const findingId = await aFinding(record, workspaceId, engagementId, { severity: 4, ownerId: ben })
    await aSubject(record, workspaceId, findingId, versionId)
    await inWorkspace(record, workspaceId, (tx) =>
      tx.override.create({
        data: {
          workspaceId,
          findingId,
          type: 'RISK_ACCEPTED',
          status: 'ACTIVE',
          rationale: 'r',
          proposedById: ben,
          proposedAt: new Date(),
          expiresAt: new Date(Date.now() + 86_400_000),
        },
      }),
    )
    const page = `{ totalCount counts { critical total } pageInfo { hasNextPage endCursor } edges { cursor } nodes { ${parts} } }`
    const { data, errors } = await ask(`{
      findings(first: 1, sort: { field: SEVERITY, direction: DESC }) ${page}
      engagement(key: "ENG-1") { openFindings { critical total } findings(filter: { severities: [CRITICAL] }) ${page} }
      modelVersion(engagementKey: "ENG-1", label: "2.1") {
        subjects { affected fixed notAffected unknown } openFindings { critical } findings { totalCount } } }`)
    expect(errors).toEqual([])
    expect(data).toMatchObject({
      findings: {
        counts: { critical: 1 },
        pageInfo: { hasNextPage: true },
        nodes: [{ owner: { name: 'Ben' }, activeOverride: { type: 'RISK_ACCEPTED', inForce: true } }],
      },
      engagement: { openFindings: { critical: 1 }, findings: { totalCount: 1 } },
      modelVersion: { subjects: { fixed: 0, unknown: 0 }, openFindings: { critical: 1 } },
    })
  })

  test('finds a finding by its key in any case, and none that is not there', async () => {
    const { key } = await opened()
    const { data } = await ask(
      `{ there: finding(key: " ${key.toLowerCase()}") { key ${parts.replace('key ', '')} } missing: finding(key: "F-9999") { key } }`,
    )
    expect(data).toMatchObject({ there: { key }, missing: null })
  })

  test('changes status, owner and severity, and shows a conflict with both values', async () => {
    const { id } = await opened()
    const changed = await askBen(
      `mutation ($id: ID!, $ben: ID!) {
        changeFindingStatus(input: { findingId: $id, expectedVersion: 1, status: TRIAGED }) { ... on Finding { status version } }
        changeFindingOwner(input: { findingId: $id, expectedVersion: 2, ownerId: $ben }) { ... on Finding { owner { name } version } }
        changeFindingSeverity(input: { findingId: $id, expectedVersion: 3, severity: HIGH, reason: "Reachable" }) {
          ... on Finding { severity dueAt version } } }`,
      { id, ben: global('Membership', ben) },
    )
    expect(changed.errors).toEqual([])
    expect(changed.data).toMatchObject({
      changeFindingStatus: { status: 'TRIAGED', version: 2 },
      changeFindingOwner: { owner: { name: 'Ben' }, version: 3 },
      changeFindingSeverity: { severity: 'HIGH', version: 4 },
    })
    const stale = await ask(
      `mutation ($id: ID!) { changeFindingStatus(input: { findingId: $id, expectedVersion: 1, status: DUPLICATE }) {
        ... on Conflict { code values { field yours theirs by } } } }`,
      { id },
    )
    expect(stale.data).toMatchObject({
      changeFindingStatus: {
        code: 'CONFLICT',
        values: [{ field: 'status', yours: 'DUPLICATE', theirs: 'TRIAGED', by: 'Ben' }],
      },
    })
  })
})
