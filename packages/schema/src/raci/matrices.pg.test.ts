import { encodeGlobalID } from '@pothos/plugin-relay'
import { beforeAll, describe, expect, test } from 'vitest'
import { aMembership, anEngagement, inWorkspace, viewerOf } from '../../../../test/support/builders.ts'
import { type Ask, graphAs } from '../../../../test/support/graph.ts'
import { openTestRecord, type TestRecord } from '../../../../test/support/record.ts'
import { loadCatalogue } from '../../../record/src/catalogue/load-catalogue.ts'

let world: TestRecord
let ask: Ask
let outsider: Ask
let team: string
let engagement: string
let memberId: string

beforeAll(async () => {
  world = await openTestRecord()
  const { record, workspaceId } = world
  const [red, lead] = await inWorkspace(record, workspaceId, async (tx) => {
    await loadCatalogue(tx, workspaceId, new Date(Date.now() - 60_000))
    const of = (name: string) => tx.team.findFirstOrThrow({ where: { workspaceId, function: name } })
    return [(await of('AI_RED_TEAM')).id, (await of('SECURITY_LEADERSHIP')).id]
  })
  team = encodeGlobalID('Team', red)
  memberId = await aMembership(record, workspaceId, { name: 'Ada', role: 'SIGNER', teamIds: [red, lead] })
  const hidden = await anEngagement(record, workspaceId, { restricted: true, ownerId: memberId })
  engagement = encodeGlobalID('Engagement', hidden)
  ask = graphAs(record, await viewerOf(record, workspaceId, memberId))
  const admin = await aMembership(record, workspaceId, { name: 'Ulf', role: 'ADMIN' })
  outsider = graphAs(record, await viewerOf(record, workspaceId, admin))
  return () => world.close()
})

const assign = `mutation ($engagement: ID, $cells: [ResponsibilityCellInput!]!) {
  assignResponsibilities(input: { engagementId: $engagement, cells: $cells }) {
    __typename
    ... on ResponsibilitiesAssigned { cells { code overrides person { name } } rows { name problems { code } } }
    ... on Conflict { values { field theirs by } } ... on Refusal { message } } }`
const cell = (fields: object = {}) => ({
  ...{ scope: 'GATE', scopeCode: 'DATA', seat: 'TEAM', teamId: team, code: 'C', expectedVersion: 0 },
  ...fields,
})

describe('the graph of many responsibilities', () => {
  test("sets an engagement's own, names a person, tells its gaps, and keeps it from who may not see it", async () => {
    const cells = [cell({ code: 'A', personId: encodeGlobalID('Membership', memberId) })]
    const { data } = await ask(assign, { engagement, cells })
    expect(data.assignResponsibilities).toEqual({
      __typename: 'ResponsibilitiesAssigned',
      cells: [{ code: 'A', overrides: true, person: { name: 'Ada' } }],
      rows: [{ name: 'Data preparation', problems: [{ code: 'TWO_ACCOUNTABLE' }] }],
    })
    const gaps = '{ raciGaps { engagement { key } ownCells rows { name } } }'
    expect((await ask(gaps)).data.raciGaps).toEqual([
      { engagement: null, ownCells: 0, rows: [] },
      { engagement: { key: 'ENG-1' }, ownCells: 1, rows: [{ name: 'Data preparation' }] },
    ])
    expect((await outsider(gaps)).data.raciGaps).toHaveLength(1)
    const refused = await outsider(assign, { engagement, cells: [cell({ scopeCode: 'TRAINING' })] })
    expect(refused.data.assignResponsibilities).toMatchObject({ __typename: 'NotFound' })
  })

  test('answers a conflict with every cell that was taken', async () => {
    await ask(assign, { cells: [cell()] })
    const late = await outsider(assign, { cells: [cell({ code: 'I' }), cell({ scopeCode: 'DEPLOYMENT' })] })
    expect(late.data.assignResponsibilities).toMatchObject({
      __typename: 'Conflict',
      values: [{ field: 'cells.0', theirs: 'C', by: 'Ada' }],
    })
  })

  test('plans a CSV, takes it in, and tells the difference and the matrix as it stood', async () => {
    const csv = 'Kind,Code,AI red team\nGATE,RETIREMENT,I\n'
    const before = new Date()
    const plan = await ask(
      'query ($csv: String!) { raciImportPlan(csv: $csv) { digest changes { row seat from to } faults { line } } }',
      { csv },
    )
    const { digest, ...planned } = plan.data.raciImportPlan as { digest: string }
    expect(planned).toEqual({ changes: [{ row: 'Retirement', seat: 'AI red team', from: null, to: 'I' }], faults: [] })
    const taken = await ask(
      `mutation ($csv: String!, $digest: String!) { importRaci(input: { csv: $csv, planDigest: $digest }) {
        ... on ResponsibilitiesAssigned { cells { code } } ... on Refusal { message } } }`,
      { csv, digest },
    )
    expect(taken.data.importRaci).toEqual({ cells: [{ code: 'I' }] })
    const from = before.toISOString()
    const difference = await ask(
      'query ($from: DateTime!) { raciDifference(from: $from) { name team { name } from to changedBy { name } } }',
      { from },
    )
    const past = await ask(
      `query ($from: DateTime!) {
        raci(asOf: $from, filter: { scopes: [GATE] }) { rows { scopeCode cells { code team { id } } } } }`,
      { from },
    )
    expect([...difference.errors, ...past.errors]).toEqual([])
    expect(difference.data.raciDifference).toContainEqual({
      ...{ name: 'Retirement', team: { name: 'AI red team' }, from: null, to: 'I' },
      changedBy: { name: 'Ada' },
    })
    const { rows } = past.data.raci as { rows: { scopeCode: string; cells: { team: { id: string } | null }[] }[] }
    const then = rows.find(({ scopeCode }) => scopeCode === 'RETIREMENT')?.cells.map((each) => each.team?.id)
    expect(then).not.toContain(team)
  })

  test('signs the matrix, and says when the mark is void', async () => {
    const read = async () => (await ask('{ raciSeal { digest isVoid signer { name } changed { scopeCode } } }')).data
    const { digest } = (await read()).raciSeal as { digest: string }
    const signed = await ask(
      `mutation ($digest: String!) { signRaci(input: { digest: $digest }) {
        ... on RaciSeal { isVoid signer { name } } ... on Refusal { message } } }`,
      { digest },
    )
    expect(signed.data.signRaci).toEqual({ isVoid: false, signer: { name: 'Ada' } })
    await ask(assign, { cells: [cell({ scopeCode: 'MONITORING', code: 'C', expectedVersion: 1 })] })
    expect(await read()).toMatchObject({ raciSeal: { isVoid: true, changed: { scopeCode: 'MONITORING' } } })
  })

  test('tells what hangs on a person, and hands it over', async () => {
    const id = encodeGlobalID('Membership', memberId)
    const asked = `query ($id: ID!) { departure(memberId: $id) { member { name } hidden items { kind label moves } } }`
    const own = (await ask(asked, { id })).data.departure
    expect(own).toMatchObject({ member: { name: 'Ada' }, hidden: 0 })
    expect(JSON.stringify(own)).toContain('ENG-1 Nora')
    const seen = (await outsider(asked, { id })).data.departure
    expect(seen).toMatchObject({ hidden: 1 })
    expect(JSON.stringify(seen)).not.toContain('Nora')
    const gone = await outsider(
      `mutation ($id: ID!) { handOver(input: { fromId: $id, remove: true }) {
        ... on Membership { status } ... on Refusal { message } } }`,
      { id },
    )
    expect(gone.data.handOver).toEqual({ status: 'REMOVED' })
  })
})
