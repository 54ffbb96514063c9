import { beforeAll, describe, expect, test } from 'vitest'
import { graphAs } from '../../../../test/support/graph.ts'
import { aProgramme, type Programme } from '../../../../test/support/programme.ts'
import { createFinding } from '../../../record/src/findings/create-finding.ts'
import type { Viewer } from '../../../record/src/kernel/viewer.ts'

describe('overrides in the graph', () => {
  let world: Programme
  let owner: Viewer
  let appsec: Viewer
  beforeAll(async () => {
    world = await aProgramme()
    owner = await world.seat({ name: 'Olga' })
    appsec = await world.seat({ name: 'Tomás', functions: ['APPSEC'] })
    return world.close
  })
  const id = (type: string, uuid: string) => btoa(`${type}:${uuid}`)

  test('tell before they are proposed whom they take, until when, and what they unblock', async () => {
    const engagementId = await world.useCase(owner)
    const version = await world.version(owner, engagementId)
    const found = { engagementId, modelVersionId: version, title: 'A refund without a limit' }
    const findingId = await createFinding(world.record, world.producer, {
      ...found,
      category: 'EXCESSIVE_AGENCY',
      severity: 'HIGH',
    })
    const asked = { findingId: id('Finding', findingId), modelVersionId: id('ModelVersion', version), type: 'DEFERRED' }
    const { data } = await graphAs(world.record, world.producer)(
      `query ($findingId: ID!, $modelVersionId: ID!, $type: OverrideType!) {
        overrideTerms(findingId: $findingId, modelVersionId: $modelVersionId, type: $type) {
          longestDays
          approvers { seat people { name } }
          gates { blockers blockersLeft gate { stage } }
        }
      }`,
      asked,
    )
    expect(data.overrideTerms).toMatchObject({
      longestDays: 90,
      approvers: [
        { seat: 'USE_CASE_OWNER', people: [{ name: 'Olga' }] },
        { seat: 'APPSEC_LEAD', people: [{ name: 'Tomás' }] },
      ],
    })
    const stages = (data.overrideTerms as { gates: { gate: { stage: string }; blockersLeft: number }[] }).gates
    expect(stages.map(({ gate }) => gate.stage)).toContain('DEPLOYMENT')
    expect(stages.every(({ blockersLeft }) => blockersLeft === 0)).toBe(true)
  })

  test('go from the proposal to the last approval, and say what they wait for', async () => {
    const engagementId = await world.useCase(owner)
    const version = await world.version(owner, engagementId)
    const findingId = await createFinding(world.record, world.producer, {
      engagementId,
      modelVersionId: version,
      title: 'Prompts leave the region',
      category: 'LEAKAGE',
      severity: 'HIGH',
    })
    const proposed = await graphAs(world.record, world.producer)(
      `mutation ($input: ProposeOverrideInput!) {
        proposeOverride(input: $input) { __typename ... on Override { id version waitsFor } ... on Refusal { message } }
      }`,
      {
        input: {
          findingId: id('Finding', findingId),
          modelVersionId: id('ModelVersion', version),
          type: 'RISK_ACCEPTED',
          rationale: 'Until the region opens.',
          expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
        },
      },
    )
    const override = proposed.data.proposeOverride as { id: string; version: number }
    expect(override).toMatchObject({ waitsFor: ['USE_CASE_OWNER', 'APPSEC_LEAD'] })
    const approve = `mutation ($input: ApproveOverrideInput!) {
      approveOverride(input: $input) {
        __typename
        ... on Override { version waitsFor inForce approvals { seat approvedBy { name } } }
        ... on Refusal { message code }
      }
    }`
    const by = (viewer: Viewer, expectedVersion: number) =>
      graphAs(world.record, viewer)(approve, { input: { overrideId: override.id, expectedVersion } })
    expect((await by(world.producer, 1)).data.approveOverride).toMatchObject({ __typename: 'Denied' })
    expect((await by(appsec, 1)).data.approveOverride).toMatchObject({ waitsFor: ['USE_CASE_OWNER'], inForce: false })
    const hint = await graphAs(world.record, appsec)(
      'query ($on: ID!) { viewer { can(act: APPROVE_OVERRIDE, on: $on) { allowed reason } } }',
      { on: override.id },
    )
    expect(hint.data.viewer).toMatchObject({ can: { allowed: false, reason: expect.stringContaining('Olga') } })
    expect((await by(owner, 2)).data.approveOverride).toMatchObject({ waitsFor: [], inForce: true })
  })
})
