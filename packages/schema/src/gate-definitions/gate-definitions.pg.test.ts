import type { Viewer } from '@assay/record'
import { beforeAll, describe, expect, test } from 'vitest'
import { countStatements } from '../../../../test/support/count-statements.ts'
import { graphAs } from '../../../../test/support/graph.ts'
import { aProgramme, type Programme } from '../../../../test/support/programme.ts'

const definitions = `{
  gateDefinitions {
    id stage revision isCurrent reason createdAt validityDays policySentences
    author { name }
    requiredEvidence { when evidenceType { code name } }
    policy { path kind sentence evidenceType days severity most stages list edition trait }
    signerRule { quorum concurs sentences whenHighOrTier1 { quorum oneOf } }
    revisions { revision differences { field removed added } author { name } }
  }
}`
const revise = `mutation Revise($input: ReviseGateDefinitionInput!) {
  reviseGateDefinition(input: $input) {
    __typename
    ... on GateDefinition { revision policySentences policy { path kind sentence } differences { field added } author { name } }
    ... on Refusal { code message path }
    ... on InvalidInput { fields { path message } }
    ... on Conflict { values { field yours theirs by } }
  }
}`
const preview = `query Preview($draft: GateDefinitionDraft!) {
  previewGateDefinition(draft: $draft) {
    __typename
    ... on GateDefinitionPreview {
      moved kept changed policySentences
      gates { gate { key stage } before { status readiness } after { status readiness } added { message } removed { message } }
    }
    ... on Refusal { code path }
  }
}`

describe('the graph of gate definitions', () => {
  let world: Programme
  let grace: Viewer
  beforeAll(async () => {
    world = await aProgramme()
    grace = await world.seat({ name: 'Grace', functions: ['GRC'] })
    const owner = await world.seat({ name: 'Olga' })
    const engagementId = await world.useCase(owner)
    await world.version(owner, engagementId)
    return world.close
  })

  const draft = {
    stage: 'MONITORING',
    requiredEvidence: [{ type: 'DASHBOARD_REFERENCE' }, { type: 'INCIDENT_STATEMENT', when: 'HAS_TOOLS' }],
    policy: {
      kind: 'ALL',
      of: [
        {
          kind: 'ANY',
          of: [
            { kind: 'NOT', of: [{ kind: 'USE_CASE_IS', trait: 'TIER_1' }] },
            { kind: 'KILL_SWITCH_TESTED', days: 90 },
          ],
        },
        { kind: 'NO_OPEN_FINDING', severity: 'MEDIUM' },
      ],
    },
    signerRule: { quorum: 1, concurs: ['SECURITY_OPERATIONS'], whenHighOrTier1: { quorum: 2, oneOf: ['GRC'] } },
    validityDays: 90,
  }
  const said = [
    'When the use case is of tier 1, the kill switch was tested within the last 90 days',
    'No open finding of medium severity or above is without an override in force',
  ]

  test('tells what each stage asks, as a tree and as sentences', async () => {
    const { data, errors } = await graphAs(world.record, grace)(definitions)
    expect(errors).toEqual([])
    const all = data?.gateDefinitions as { stage: string; signerRule: { sentences: string[] }; revisions: unknown[] }[]
    expect(all.map(({ stage }) => stage)).toEqual([
      'INTAKE',
      'DATA',
      'TRAINING',
      'EVALUATION',
      'DEPLOYMENT',
      'MONITORING',
      'RETIREMENT',
    ])
    expect(all[4]?.signerRule.sentences).toEqual([
      'One person signs: the holder of the A',
      'AppSec concurs',
      'Where the class is high or the tier is 1, 2 people sign, one of them from security leadership',
    ])
  })

  test('previews a draft, and refuses one by the path of its fault', async () => {
    const ask = graphAs(world.record, grace)
    const { data } = await ask(preview, { draft })
    expect(data?.previewGateDefinition).toMatchObject({
      __typename: 'GateDefinitionPreview',
      moved: 1,
      kept: 0,
      policySentences: said,
    })
    const bad = await ask(preview, { draft: { ...draft, policy: { kind: 'ALL', of: [{ kind: 'NOT', of: [] }] } } })
    expect(bad.data?.previewGateDefinition).toMatchObject({ code: 'INVALID_INPUT', path: ['policy', 'of', '0', 'of'] })
  })

  test('revises a definition, and says so to whoever comes second', async () => {
    const ask = graphAs(world.record, grace)
    const input = { draft, expectedRevision: 1, reason: 'Live versions of tier 1 keep their way back.' }
    const { data } = await ask(revise, { input })
    expect(data?.reviseGateDefinition).toMatchObject({
      __typename: 'GateDefinition',
      revision: 2,
      policySentences: said,
      author: { name: 'Grace' },
    })
    const revised = data?.reviseGateDefinition as { policy: { path: number[]; kind: string }[]; differences: unknown[] }
    expect(revised.policy.map(({ path, kind }) => [path.join('.'), kind])).toEqual([
      ['', 'ALL'],
      ['0', 'ANY'],
      ['0.0', 'NOT'],
      ['0.0.0', 'USE_CASE_IS'],
      ['0.1', 'KILL_SWITCH_TESTED'],
      ['1', 'NO_OPEN_FINDING'],
    ])
    expect(revised.differences).toContainEqual({ field: 'policy', added: said })
    const second = await ask(revise, { input })
    expect(second.data?.reviseGateDefinition).toMatchObject({
      __typename: 'Conflict',
      values: [{ field: 'revision', yours: '1', theirs: '2', by: 'Grace' }],
    })
  })

  test('reads all seven in as many statements, however many revisions there are', async () => {
    const ask = graphAs(world.record, grace)
    const count = () => countStatements(world.record, () => ask(definitions))
    const before = await count()
    const reason = 'Another month.'
    for (const [index, validityDays] of [30, 60].entries()) {
      await ask(revise, { input: { draft: { ...draft, validityDays }, expectedRevision: 2 + index, reason } })
    }
    expect(await count()).toBe(before)
  })
})
