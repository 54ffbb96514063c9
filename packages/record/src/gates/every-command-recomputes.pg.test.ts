import { beforeAll, describe, expect, test } from 'vitest'
import { aProgramme, type Programme } from '../../../../test/support/programme.ts'
import { lapseWorkspace } from '../clock/lapse-workspace.ts'
import { registerDatasetVersion } from '../datasets/register-dataset-version.ts'
import { changeEngagement } from '../engagements/change-engagement.ts'
import { classifyEngagement } from '../engagements/classify-engagement.ts'
import { acceptEvidence } from '../evidence/accept-evidence.ts'
import { rejectEvidence } from '../evidence/reject-evidence.ts'
import { submitEvidence } from '../evidence/submit-evidence.ts'
import { changeFindingOwner } from '../findings/change-finding-owner.ts'
import { changeFindingSeverity } from '../findings/change-finding-severity.ts'
import { changeFindingStatus } from '../findings/change-finding-status.ts'
import { createFinding } from '../findings/create-finding.ts'
import { changeMember } from '../identity/change-member.ts'
import { giveGrant } from '../identity/give-grant.ts'
import { lockGates } from '../kernel/lock-gate.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { approveOverride } from '../overrides/approve-override.ts'
import { proposeOverride } from '../overrides/propose-override.ts'
import { rejectOverride } from '../overrides/reject-override.ts'
import { revokeOverride } from '../overrides/revoke-override.ts'
import { withdrawOverride } from '../overrides/withdraw-override.ts'
import { assignResponsibility } from '../raci/assign-responsibility.ts'
import { recordObservedRouting } from '../routing/record-observed-routing.ts'
import { decideGate } from './decide-gate.ts'
import { recomputeReadiness } from './recompute-readiness.ts'

const rolledBack = new Error('looked, and changed nothing')

describe('every command that changes a fact', () => {
  let world: Programme
  let owner: Viewer
  let appsec: Viewer
  let admin: Viewer
  let evaluator: Viewer
  beforeAll(async () => {
    world = await aProgramme()
    owner = await world.seat({ name: 'Olga' })
    appsec = await world.seat({ name: 'Tomás', functions: ['APPSEC'] })
    evaluator = await world.seat({ name: 'Wei', functions: ['PRODUCT_SECURITY'] })
    admin = await world.seat({ name: 'Ada', role: 'ADMIN' })
    return world.close
  })

  /** What computing all gates anew would still have to say: nothing, when the command before said it all. */
  async function leftUnsaid(): Promise<string[]> {
    const unsaid: string[] = []
    await world
      .written(async (tx) => {
        const gates = await tx.gate.findMany({ where: { workspaceId: world.workspaceId }, select: { id: true } })
        const ids = gates.map(({ id }) => id)
        await lockGates(tx, world.workspaceId, ids)
        await recomputeReadiness(tx, world.workspaceId, ids, world.record.now(), ({ subject, changes }) => {
          unsaid.push(`${subject.key}: ${changes?.map(({ field, from, to }) => `${field} ${from} → ${to}`).join(', ')}`)
        })
        throw rolledBack
      })
      .catch((error: unknown) => {
        if (error !== rolledBack) throw error
      })
    return unsaid
  }
  const versionOf = (table: 'evidence' | 'finding' | 'override' | 'engagement' | 'gate' | 'membership', id: string) =>
    world.written(async (tx) => {
      const where = { workspaceId_id: { workspaceId: world.workspaceId, id } }
      const select = { version: true }
      const row = await {
        evidence: () => tx.evidence.findUniqueOrThrow({ where, select }),
        finding: () => tx.finding.findUniqueOrThrow({ where, select }),
        override: () => tx.override.findUniqueOrThrow({ where, select }),
        engagement: () => tx.engagement.findUniqueOrThrow({ where, select }),
        gate: () => tx.gate.findUniqueOrThrow({ where, select }),
        membership: () => tx.membership.findUniqueOrThrow({ where, select }),
      }[table]()
      return row.version
    })

  test('computes the readiness of every gate that it touches in its own transaction', async () => {
    const { record, producer, accepter } = world
    const said: [string, string[]][] = []
    const does = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
      const answer = await work()
      said.push([what, await leftUnsaid()])
      return answer
    }
    const engagementId = await does('createEngagement', () => world.useCase(owner))
    const modelVersionId = await does('registerModelVersion', () => world.version(owner, engagementId))
    await world.passed(engagementId, ['INTAKE', 'TRAINING'])
    await does('registerDatasetVersion', () =>
      registerDatasetVersion(record, producer, {
        engagementId,
        datasetName: 'orders',
        label: '2026-10',
        digest: `sha256:${'a'.repeat(64)}`,
        source: 'warehouse',
        licence: 'internal',
      }),
    )
    const evaluation = (await world.gateOf({ modelVersionId }, 'EVALUATION')).id
    await does('submitEvidence and acceptEvidence', () => world.provide(evaluation))
    const submit = async () =>
      submitEvidence(record, producer, {
        engagementId,
        evidenceType: 'KILL_SWITCH_TEST',
        title: 'Kill-switch test',
        uploadId: await world.uploaded(producer, '# It stops'),
      })
    const refused = await does('submitEvidence', submit)
    await does('rejectEvidence', async () =>
      rejectEvidence(record, accepter, {
        evidenceId: refused,
        expectedVersion: await versionOf('evidence', refused),
        reason: 'No date.',
      }),
    )
    const test = await does('submitEvidence', submit)
    await does('acceptEvidence', async () =>
      acceptEvidence(record, accepter, { evidenceId: test, expectedVersion: await versionOf('evidence', test) }),
    )
    await does('decideGate', async () =>
      decideGate(record, evaluator, {
        gateId: evaluation,
        expectedVersion: await versionOf('gate', evaluation),
        decision: 'APPROVE',
        rationale: 'It holds.',
      }),
    )
    const found = { engagementId, modelVersionId, title: 'A refund without a limit' }
    const findingId = await does('createFinding', () =>
      createFinding(record, producer, { ...found, category: 'EXCESSIVE_AGENCY', severity: 'HIGH' }),
    )
    const expected = async () => ({ findingId, expectedVersion: await versionOf('finding', findingId) })
    await does('changeFindingSeverity', async () =>
      changeFindingSeverity(record, appsec, { ...(await expected()), severity: 'CRITICAL', reason: 'It pays out.' }),
    )
    await does('changeFindingSeverity', async () =>
      changeFindingSeverity(record, appsec, { ...(await expected()), severity: 'HIGH', reason: 'It is bounded.' }),
    )
    await does('changeFindingOwner', async () =>
      changeFindingOwner(record, producer, { ...(await expected()), ownerId: owner.membershipId }),
    )
    await does('changeFindingStatus', async () =>
      changeFindingStatus(record, producer, { ...(await expected()), status: 'TRIAGED' }),
    )
    const propose = () =>
      proposeOverride(record, producer, {
        findingId,
        modelVersionId,
        type: 'RISK_ACCEPTED',
        rationale: 'Watched daily.',
        expiresAt: new Date(Date.now() + 86_400_000),
      })
    const first = await does('proposeOverride', propose)
    await does('withdrawOverride', () => withdrawOverride(record, producer, { overrideId: first, expectedVersion: 1 }))
    const second = await propose()
    await does('rejectOverride', () =>
      rejectOverride(record, owner, { overrideId: second, expectedVersion: 1, reason: 'Mend it.' }),
    )
    const third = await propose()
    await does('approveOverride', () => approveOverride(record, owner, { overrideId: third, expectedVersion: 1 }))
    await does('approveOverride', () => approveOverride(record, appsec, { overrideId: third, expectedVersion: 2 }))
    await does('revokeOverride', () =>
      revokeOverride(record, owner, { overrideId: third, expectedVersion: 3, reason: 'Nobody watches.' }),
    )
    await does('recordObservedRouting', () =>
      recordObservedRouting(record, producer, {
        modelVersionId,
        environment: 'PRODUCTION',
        trafficPercent: 10,
        reason: 'It is live already.',
      }),
    )
    await does('changeEngagement', async () =>
      changeEngagement(record, owner, {
        engagementId,
        expectedVersion: await versionOf('engagement', engagementId),
        hasTools: true,
        vendor: 'Hosted Models Ltd',
      }),
    )
    await does('classifyEngagement', async () =>
      classifyEngagement(record, owner, {
        engagementId,
        expectedVersion: await versionOf('engagement', engagementId),
        classification: { riskClass: 'HIGH_ANNEX_III', annexPoint: '4(a)', rationale: 'It sorts applications.' },
      }),
    )
    const { id: teamId = '' } = world.teams.find((team) => team.function === 'GRC') ?? {}
    const cell = await world.written((tx) =>
      tx.responsibility.findFirst({ where: { engagementId, scope: 'GATE', scopeCode: 'DEPLOYMENT', teamId } }),
    )
    await does('assignResponsibility', () =>
      assignResponsibility(record, admin, {
        engagementId,
        scope: 'GATE',
        scopeCode: 'DEPLOYMENT',
        seat: 'TEAM',
        teamId,
        code: 'C',
        expectedVersion: cell?.version ?? 0,
      }),
    )
    const member = appsec.membershipId ?? ''
    await does('giveGrant', () => giveGrant(record, admin, { membershipId: member, role: 'CONTRIBUTOR' }))
    await does('changeMember', async () =>
      changeMember(record, admin, {
        membershipId: member,
        expectedVersion: await versionOf('membership', member),
        status: 'SUSPENDED',
      }),
    )
    await does('the clock', () => lapseWorkspace(record, world.workspaceId, new Date()))
    expect(said.filter(([, unsaid]) => unsaid.length > 0)).toEqual([])
    expect(said.length).toBeGreaterThan(25)
  })
})
