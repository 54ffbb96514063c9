import { encodeGlobalID } from '@pothos/plugin-relay'
import { beforeAll, describe, expect, test } from 'vitest'
import { aMembership, anEngagement, inWorkspace, viewerOf } from '../../../../test/support/builders.ts'
import { type Ask, graphAs } from '../../../../test/support/graph.ts'
import { openTestRecord, type TestRecord } from '../../../../test/support/record.ts'
import { loadCatalogue } from '../../../record/src/catalogue/load-catalogue.ts'

let world: TestRecord
let ask: Ask
let teamId: string

beforeAll(async () => {
  world = await openTestRecord()
  const { record, workspaceId } = world
  teamId = await inWorkspace(record, workspaceId, async (tx) => {
    await loadCatalogue(tx, workspaceId, new Date())
    return (await tx.team.findFirstOrThrow({ where: { workspaceId, function: 'AI_RED_TEAM' } })).id
  })
  ask = graphAs(record, await viewerOf(record, workspaceId, await aMembership(record, workspaceId, { name: 'Ada' })))
  return () => world.close()
})

const assign = `mutation ($team: ID, $code: RaciCode, $version: Int!) {
  assignResponsibility(input: { scope: GATE, scopeCode: "DATA", seat: TEAM, teamId: $team, code: $code, expectedVersion: $version }) {
    ... on Responsibility { id code version team { function } changedBy { name } row { id problems { code } cells { id code } } }
    ... on Refusal { message } } }`

describe('the graph of responsibilities', () => {
  test('turns a row red for everyone who hears of a second A, and mends it', async () => {
    const variables = { team: encodeGlobalID('Team', teamId) }
    const second = await ask(assign, { ...variables, code: 'A', version: 0 })
    expect(second.errors).toEqual([])
    expect(second.data).toMatchObject({
      assignResponsibility: {
        code: 'A',
        version: 1,
        team: { function: 'AI_RED_TEAM' },
        changedBy: { name: 'Ada' },
        row: { id: encodeGlobalID('RaciRow', 'GATE:DATA:-'), problems: [{ code: 'TWO_ACCOUNTABLE' }] },
      },
    })
    await world.record.sequencer.settle(world.workspaceId)
    const heard = await ask(
      `{ activity(first: 1) { nodes { kind subject { ... on Responsibility { row { name problems { code } } } } } } }`,
    )
    expect(heard.data).toMatchObject({
      activity: {
        nodes: [
          {
            kind: 'responsibility.assigned',
            subject: { row: { name: 'Data preparation', problems: [{ code: 'TWO_ACCOUNTABLE' }] } },
          },
        ],
      },
    })
    const cleared = await ask(assign, { ...variables, code: null, version: 1 })
    expect(cleared.data).toMatchObject({ assignResponsibility: { code: null, version: 2, row: { problems: [] } } })
  })

  test('answers the matrix, filtered, and a row as a node', async () => {
    const { data, errors } = await ask(
      `query ($row: ID!) { raci { problemCount unownedControls teams { slug } rows { id group cells { code seat team { name } } } }
        layers: raci(filter: { scopes: [LAYER] }) { rows { scopeCode } }
        node(id: $row) { ... on RaciRow { name scope cells { version } } } }`,
      { row: encodeGlobalID('RaciRow', 'GATE:DEPLOYMENT:-') },
    )
    expect(errors).toEqual([])
    expect(data).toMatchObject({
      raci: { problemCount: 0, unownedControls: 0 },
      node: { name: 'Deployment and serving', scope: 'GATE' },
    })
    expect((data as { layers: { rows: unknown[] } }).layers.rows).toHaveLength(6)
  })

  test("hides an engagement's matrix and its rows from who may not see it", async () => {
    const { record, workspaceId } = world
    const hidden = await anEngagement(record, workspaceId, { restricted: true })
    const outsider = graphAs(record, await viewerOf(record, workspaceId, await aMembership(record, workspaceId)))
    const { data } = await outsider(`query ($row: ID!) { node(id: $row) { id } }`, {
      row: encodeGlobalID('RaciRow', `GATE:DATA:${hidden}`),
    })
    expect(data).toEqual({ node: null })
    expect((await outsider('{ raci(engagementKey: "ENG-1") { problemCount } }')).errors).toEqual([
      'No such engagement on a record you can see',
    ])
  })
})
