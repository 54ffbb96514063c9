import { beforeAll, describe, expect, test } from 'vitest'
import {
  aFinding,
  aMembership,
  anEngagement,
  aWorkspace,
  inWorkspace,
  viewerOf,
} from '../../../../test/support/builders.ts'
import { type Ask, graphAs } from '../../../../test/support/graph.ts'
import { aGate, aModelVersion, aSubject } from '../../../../test/support/model-builders.ts'
import { openTestRecord, type TestRecord } from '../../../../test/support/record.ts'
import { loadCatalogue } from '../../../record/src/catalogue/load-catalogue.ts'

const now = new Date('2026-11-23T12:00:00Z')
const days = (n: number) => new Date(now.getTime() + n * 86_400_000)
const pack = [
  'AIBOM',
  'MODEL_CARD_EVALUATION',
  'PASS_FAIL_DECISION',
  'RED_TEAM_REPORT',
  'DEPLOYMENT_MANIFEST',
  'DASHBOARD_REFERENCE',
  'FRAMEWORK_CROSSWALK',
]

let world: TestRecord
let workspaceId: string
let proposer: string
let nora: string
let hidden: string
let approved: string
let ask: Ask

beforeAll(async () => {
  world = await openTestRecord({ now: () => now })
  workspaceId = await aWorkspace(world.record)
  await inWorkspace(world.record, workspaceId, (tx) => loadCatalogue(tx, workspaceId, now))
  const member = await aMembership(world.record, workspaceId, { role: 'CONTRIBUTOR' })
  proposer = await aMembership(world.record, workspaceId)
  nora = await anEngagement(world.record, workspaceId, { name: 'Nora' })
  const portal = await anEngagement(world.record, workspaceId, { kind: 'APPLICATION', name: 'Portal' })
  hidden = await anEngagement(world.record, workspaceId, { restricted: true, name: 'Hidden' })
  approved = await furnish(nora, { status: 'APPROVED', complete: true })
  await furnish(nora, { status: 'STALE' })
  await furnish(portal, { status: 'COLLECTING' })
  await furnish(hidden, { status: 'STALE' })
  ask = graphAs(world.record, await viewerOf(world.record, workspaceId, member))
  return () => world.close()
})

/** A live version with a deployment gate that is overdue unless passed, a critical, and an acceptance of another. */
async function furnish(engagementId: string, { status, complete = false }: { status: string; complete?: boolean }) {
  const versionId = await aModelVersion(world.record, workspaceId, engagementId, {
    status: complete ? 'PRODUCTION' : 'CANARY',
    registeredAt: days(complete ? -1 : -30),
  })
  const gateId = await aGate(world.record, workspaceId, engagementId, 'DEPLOYMENT', {
    modelVersionId: versionId,
    status,
    dueAt: days(-1),
  })
  const aiSpecific = engagementId === nora
  const opened = { openedAt: days(-20), createdAt: days(-20), updatedAt: days(-20), aiSpecific }
  const critical = await aFinding(world.record, workspaceId, engagementId, { ...opened, severity: 4 })
  await aSubject(world.record, workspaceId, critical, versionId, 'UNKNOWN')
  const accepted = await aFinding(world.record, workspaceId, engagementId, { ...opened, severity: 2 })
  const base = { workspaceId, type: 'RISK_ACCEPTED', rationale: 'r', proposedById: proposer, proposedAt: days(-40) }
  await inWorkspace(world.record, workspaceId, async (tx) => {
    await tx.override.create({ data: { ...base, findingId: accepted, status: 'EXPIRED', expiresAt: days(-3) } })
    if (!complete) return
    await tx.gateDecision.create({
      data: {
        ...{ workspaceId, gateId, decision: 'APPROVE', rationale: 'r', frozen: {}, digest: '', status: 'EFFECTIVE' },
        ...{ decidedById: proposer, decidedAt: days(-2), effectiveAt: days(-2) },
        ...{ exceptionRationale: 'We are two.', reviewerId: proposer, reviewBy: days(28) },
      },
    })
    for (const [n, code] of pack.entries()) {
      const type = await tx.evidenceType.findFirstOrThrow({ where: { workspaceId, code } })
      await tx.evidence.create({
        data: {
          workspaceId,
          engagementId,
          evidenceTypeId: type.id,
          number: n + 1,
          key: `E-${n + 1}`,
          title: code,
          status: 'ACCEPTED',
          ...(type.binding === 'VERSION_BOUND' ? { modelVersionId: versionId } : {}),
        },
      })
    }
  })
  return versionId
}

type Figure = {
  code: string
  value: number
  of: number | null
  aiSpecific: number | null
  classical: number | null
  href: string
}

async function posture(asking = ask) {
  const { data, errors } = await asking(`{ posture { cursor at
    figures { code value of aiSpecific classical href }
    heatMap { engagement { name } cells { stage status blockers gate { key } } }
    maturity { layer { number } have need }
    trend { day open critical high }
    failureModes { code present detail }
    signals { code have need } } }`)
  expect(errors).toEqual([])
  return (
    data as {
      posture: {
        figures: Figure[]
        heatMap: { engagement: { name: string }; cells: { stage: string; status: string | null }[] }[]
        maturity: { layer: { number: number }; have: number; need: number }[]
        trend: { day: Date; open: number; critical: number }[]
        signals: { code: string; have: number; need: number }[]
        failureModes: { code: string }[]
      }
    }
  ).posture
}

/** How many rows stand behind the door of a figure, asked as the page behind its address asks. */
async function behind({ href }: Figure, asking = ask, part = ''): Promise<number> {
  const { pathname, searchParams } = new URL(href, 'http://x')
  const count = async (field: string) => {
    const { data, errors } = await asking(`{ rows: ${field} }`)
    expect(errors).toEqual([])
    const { rows } = data as { rows: { totalCount?: number; rows?: unknown[] } | unknown[] }
    if (Array.isArray(rows)) return rows.length
    return rows.totalCount ?? rows.rows?.length ?? -1
  }
  const query = searchParams.toString()
  if (pathname === '/gates') {
    const filters: Record<string, string> = { 'overdue=1': 'overdue: true', 'alone=1': 'singleSigner: true' }
    const filter = filters[query] ?? 'liveWithoutApproval: true'
    return count(`gates(filter: { ${filter} }) { totalCount }`)
  }
  if (pathname === '/findings') {
    const filter = searchParams.has('inProduction')
      ? 'severities: [CRITICAL], inProduction: true'
      : 'acceptanceExpiresWithinDays: 30'
    return count(`findings(filter: { ${filter}${part} }) { totalCount }`)
  }
  if (pathname === '/raci') return count('raci(filter: { unowned: true }) { rows { id } }')
  const without = searchParams.get('figure') === 'INCOMPLETE_PACKS' ? 'withIncompletePack' : 'withoutApproval'
  return count(`liveVersions(${without}: true) { id }`)
}

describe('the posture', () => {
  test('counts what may be seen, split by kind, and each figure opens exactly its rows', async () => {
    const { figures } = await posture()
    expect(
      figures.map(({ code, value, of, aiSpecific, classical }) => ({ code, value, of, aiSpecific, classical })),
    ).toEqual([
      { code: 'LIVE_WITHOUT_APPROVAL', value: 2, of: 3, aiSpecific: 1, classical: 1 },
      { code: 'CRITICALS_IN_PRODUCTION', value: 3, of: null, aiSpecific: 2, classical: 1 },
      { code: 'ACCEPTANCES_EXPIRING', value: 3, of: null, aiSpecific: 2, classical: 1 },
      { code: 'OVERDUE_SIGN_OFFS', value: 2, of: null, aiSpecific: 1, classical: 1 },
      { code: 'SINGLE_SIGNER', value: 1, of: null, aiSpecific: 1, classical: 0 },
      { code: 'UNOWNED_CONTROLS', value: 0, of: expect.any(Number), aiSpecific: null, classical: null },
      { code: 'INCOMPLETE_PACKS', value: 2, of: 3, aiSpecific: 1, classical: 1 },
    ])
    for (const figure of figures) expect([figure.code, await behind(figure)]).toEqual([figure.code, figure.value])
  })

  test('splits what it counts in findings into doors of their own', async () => {
    const split = (await posture()).figures.filter(({ href }) => href.startsWith('/findings'))
    expect(split).toHaveLength(2)
    for (const figure of split) {
      const parts = [await behind(figure, ask, ', aiSpecific: true'), await behind(figure, ask, ', aiSpecific: false')]
      expect([figure.code, ...parts]).toEqual([figure.code, figure.aiSpecific, figure.classical])
    }
  })

  test('opens the versions themselves when one is live without any deployment gate', async () => {
    const bare = await anEngagement(world.record, workspaceId, { kind: 'APPLICATION', name: 'Bare' })
    await aModelVersion(world.record, workspaceId, bare, { status: 'PRODUCTION' })
    const figure = (await posture()).figures.find(({ code }) => code === 'LIVE_WITHOUT_APPROVAL')
    expect(figure).toMatchObject({ value: 3, of: 4, href: '/register?figure=LIVE_WITHOUT_APPROVAL' })
    expect(figure && (await behind(figure))).toBe(3)
  })

  test('counts a control without an R, and opens it', async () => {
    await inWorkspace(world.record, workspaceId, (tx) =>
      tx.responsibility.updateMany({ where: { workspaceId, scopeCode: 'RUNTIME-CORPUS-ACCESS' }, data: { code: '' } }),
    )
    const figure = (await posture()).figures.find(({ code }) => code === 'UNOWNED_CONTROLS')
    expect(figure).toMatchObject({ value: 1 })
    expect(figure && (await behind(figure))).toBe(1)
  })

  test('never counts a restricted engagement, unless it names who asks', async () => {
    const insider = await aMembership(world.record, workspaceId)
    await inWorkspace(world.record, workspaceId, (tx) =>
      tx.engagementMember.create({ data: { workspaceId, engagementId: hidden, membershipId: insider } }),
    )
    const seeing = graphAs(world.record, await viewerOf(world.record, workspaceId, insider))
    const outside = await posture()
    const inside = await posture(seeing)
    const heat = ({ heatMap }: typeof inside) => heatMap.map(({ engagement }) => engagement.name)
    expect([heat(outside), heat(inside)]).toEqual([['Nora'], ['Nora', 'Hidden']])
    for (const [n, figure] of inside.figures.entries()) {
      const more = ['UNOWNED_CONTROLS', 'SINGLE_SIGNER'].includes(figure.code) ? 0 : 1
      expect([figure.code, figure.value]).toEqual([figure.code, (outside.figures[n]?.value ?? 0) + more])
      expect([figure.code, await behind(figure, seeing)]).toEqual([figure.code, figure.value])
    }
    expect(inside.trend.at(-1)?.open).toBe((outside.trend.at(-1)?.open ?? 0) + 2)
  })

  test('shows each use case by stage as its newest live version stands', async () => {
    const { heatMap } = await posture()
    expect(heatMap[0]?.cells).toHaveLength(7)
    expect(heatMap[0]?.cells.find(({ stage }) => stage === 'DEPLOYMENT')?.status).toBe('APPROVED')
    expect(heatMap[0]?.cells.find(({ stage }) => stage === 'INTAKE')?.status).toBeNull()
  })

  test('measures maturity by evidence in force, and packs by what they hold', async () => {
    const { maturity, signals } = await posture()
    expect(maturity.map(({ layer, have }) => [layer.number, have])).toEqual([
      [1, 0],
      [2, 1],
      [3, 3],
      [4, 1],
      [5, 1],
      [6, 1],
    ])
    for (const { have, need } of maturity) expect(have).toBeLessThan(need)
    expect(signals[0]).toMatchObject({ code: 'RELEASED_WITH_PACK', have: 1 })
    const { data } = await ask(
      `query ($id: ID!) { node(id: $id) { ... on ModelVersion { pack { have need missing { code } } } } }`,
      {
        id: Buffer.from(`ModelVersion:${approved}`).toString('base64'),
      },
    )
    expect(data).toEqual({ node: { pack: { have: 7, need: 7, missing: [] } } })
  })

  test('names five failure modes and three signals', async () => {
    const { failureModes, signals } = await posture()
    expect([failureModes.length, signals.length]).toEqual([5, 3])
  })
})

describe('the trend of open findings', () => {
  test('follows each finding through its past, and ends with what is open now', async () => {
    const place = await aWorkspace(world.record)
    const member = await aMembership(world.record, place)
    const engagementId = await anEngagement(world.record, place)
    const at = (n: number) => ({ openedAt: days(n), createdAt: days(n), updatedAt: days(n) })
    await aFinding(world.record, place, engagementId, { ...at(-200), severity: 4 })
    const changed = await aFinding(world.record, place, engagementId, { ...at(-10), severity: 4 })
    await aFinding(world.record, place, engagementId, { ...at(0), severity: 3 })
    const write = (n: number, data: { severity?: number; status?: string }) =>
      inWorkspace(world.record, place, (tx) =>
        tx.finding.updateMany({ where: { id: changed }, data: { ...data, updatedAt: days(n) } }),
      )
    await write(-6, { severity: 3 })
    await write(-3, { status: 'VERIFIED' })
    const { trend } = await posture(graphAs(world.record, await viewerOf(world.record, place, member)))
    expect(trend).toHaveLength(90)
    expect(trend[0]).toMatchObject({ open: 1, critical: 1, high: 0 })
    expect(
      trend
        .slice(-12)
        .map(
          ({ open, critical, high }: Record<string, unknown> & { open: number; critical: number; high?: number }) => [
            open,
            critical,
            high,
          ],
        ),
    ).toEqual([
      [1, 1, 0],
      [2, 2, 0],
      [2, 2, 0],
      [2, 2, 0],
      [2, 2, 0],
      [2, 1, 1],
      [2, 1, 1],
      [2, 1, 1],
      [1, 1, 0],
      [1, 1, 0],
      [1, 1, 0],
      [2, 1, 1],
    ])
  })
})
