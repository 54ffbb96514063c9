import { randomUUID } from 'node:crypto'
import { InvalidInput } from '@assay/domain'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  aFinding,
  aMembership,
  anEngagement,
  aWorkspace,
  inWorkspace,
  viewerOf,
} from '../../../../test/support/builders.ts'
import { aModelVersion, aSubject } from '../../../../test/support/model-builders.ts'
import { openTestRecord, type TestRecord } from '../../../../test/support/record.ts'
import { read } from '../kernel/read.ts'
import type { Audience } from '../kernel/viewer.ts'
import { type FindingSort, findingSortFields } from './finding-order.ts'
import type { FindingFilter } from './finding-where.ts'
import { listFindings, type PageAsked } from './list-findings.ts'

let world: TestRecord
beforeAll(async () => {
  world = await openTestRecord()
  return () => world.close()
})

const now = new Date('2026-11-23T12:00:00Z')
const days = (n: number) => new Date(now.getTime() + n * 86_400_000)

function list(
  audience: Audience,
  { filter = {}, sort, page = {} }: { filter?: FindingFilter; sort?: FindingSort; page?: PageAsked } = {},
) {
  return read(world.record, audience.workspaceId, (snapshot) =>
    listFindings(snapshot, audience, { filter, page, now, ...(sort === undefined ? {} : { sort }) }),
  )
}

async function titles(audience: Audience, filter: FindingFilter) {
  const { rows } = await list(audience, { filter, page: { first: 100 }, sort: { field: 'TITLE', direction: 'ASC' } })
  return rows.map(({ finding }) => finding.title)
}

/** A workspace with one engagement, as a contributor sees it. */
async function aPlace() {
  const workspaceId = await aWorkspace(world.record)
  const member = await aMembership(world.record, workspaceId)
  const engagementId = await anEngagement(world.record, workspaceId)
  const { audience } = await viewerOf(world.record, workspaceId, member)
  const add = (title: string, fields: Parameters<typeof aFinding>[3] = {}) =>
    aFinding(world.record, workspaceId, engagementId, { title, openedAt: days(-10), ...fields })
  return { workspaceId, member, engagementId, audience, add }
}

describe('the list of findings', () => {
  test('answers with rows of the model and the counts of all that match', async () => {
    const { audience, add } = await aPlace()
    await add('a', { severity: 4, dueAt: days(1), cvssScore: 9.8 })
    await add('b', { severity: 4 })
    await add('c', { severity: 1 })
    const { rows, counts, hasNextPage } = await list(audience, { page: { first: 2 } })
    expect(counts).toMatchObject({ critical: 2, high: 0, medium: 0, low: 1, info: 0, total: 3 })
    expect(rows.map(({ finding }) => finding.title)).toEqual(['b', 'a'])
    expect(rows[1]?.finding).toMatchObject({ key: 'F-1', severity: 4, dueAt: days(1), cvssScore: 9.8, reopened: 0 })
    expect(hasNextPage).toBe(true)
    expect(await list(audience, { filter: { search: 'nothing' } })).toMatchObject({ rows: [], counts: { total: 0 } })
  })

  test.each(findingSortFields)('pages by %s both ways without missing or doubling a row', async (field) => {
    const { audience, add } = await aPlace()
    for (let n = 0; n < 9; n += 1) {
      await add(`t${n % 3}`, {
        severity: n % 3,
        status: n % 2 === 0 ? 'OPEN' : 'TRIAGED',
        dueAt: n % 4 === 0 ? null : days(n % 3),
        updatedAt: days(n % 2),
      })
    }
    for (const direction of ['ASC', 'DESC'] as const) {
      const sort = { field, direction }
      const whole = (await list(audience, { sort, page: { first: 100 } })).rows.map(({ finding }) => finding.key)
      const forward: string[] = []
      let after: string | undefined
      do {
        const { rows, hasNextPage } = await list(audience, { sort, page: { first: 2, ...(after ? { after } : {}) } })
        forward.push(...rows.map(({ finding }) => finding.key))
        after = hasNextPage ? rows.at(-1)?.cursor : undefined
      } while (after)
      const backward: string[] = []
      let before: string | undefined
      do {
        const { rows, hasPreviousPage } = await list(audience, {
          sort,
          page: { last: 2, ...(before ? { before } : {}) },
        })
        backward.unshift(...rows.map(({ finding }) => finding.key))
        before = hasPreviousPage ? rows[0]?.cursor : undefined
      } while (before)
      expect(new Set(whole).size).toBe(9)
      expect(forward).toEqual(whole)
      expect(backward).toEqual(whole)
    }
  })

  test('keeps its place when findings arrive between two pages', async () => {
    const { audience, add } = await aPlace()
    for (const title of ['a', 'b', 'c', 'd']) await add(title, { severity: 2 })
    const first = await list(audience, { page: { first: 2 } })
    await add('newest of the same severity', { severity: 2 })
    await add('more severe', { severity: 4 })
    const second = await list(audience, { page: { first: 2, after: first.rows.at(-1)?.cursor ?? '' } })
    expect([...first.rows, ...second.rows].map(({ finding }) => finding.title)).toEqual(['d', 'c', 'b', 'a'])
  })

  test('refuses a cursor of another sort, a made-up one, and a page of any size', async () => {
    const { audience, add } = await aPlace()
    await add('a')
    const { rows } = await list(audience, { page: { first: 1 } })
    const cursor = rows[0]?.cursor ?? ''
    const byTitle: FindingSort = { field: 'TITLE', direction: 'ASC' }
    await expect(list(audience, { sort: byTitle, page: { after: cursor } })).rejects.toThrow(InvalidInput)
    await expect(list(audience, { page: { after: 'x' } })).rejects.toThrow(InvalidInput)
    const forged = Buffer.from(JSON.stringify(['SEVERITY', 1, '4; drop'])).toString('base64url')
    await expect(list(audience, { page: { after: forged } })).rejects.toThrow(InvalidInput)
    await expect(list(audience, { page: { first: 101 } })).rejects.toThrow(InvalidInput)
    await expect(list(audience, { page: { first: 0 } })).rejects.toThrow(InvalidInput)
  })

  test('filters by every field of the filter', async () => {
    const { workspaceId, member, engagementId, audience, add } = await aPlace()
    const other = await anEngagement(world.record, workspaceId)
    const live = await aModelVersion(world.record, workspaceId, engagementId, { status: 'PRODUCTION' })
    const unknown = await add('a', { severity: 4, ownerId: member, ruleId: 'py.sqli', dueAt: days(-1) })
    const fixed = await add('b', { severity: 3, aiSpecific: true, category: 'RED_TEAM', locationUri: 'src/100%.py' })
    const verified = await add('c', { severity: 3, status: 'VERIFIED', dueAt: days(-1), source: 'Semgrep' })
    await aFinding(world.record, workspaceId, other, { title: 'd', severity: 0, description: 'an _odd_ one' })
    await aSubject(world.record, workspaceId, unknown, live, 'UNKNOWN')
    await aSubject(world.record, workspaceId, fixed, live, 'FIXED')
    await aSubject(world.record, workspaceId, verified, live, 'AFFECTED')
    await inWorkspace(world.record, workspaceId, async (tx) => {
      const label = await tx.label.create({ data: { workspaceId, name: 'payments' } })
      await tx.findingLabel.create({ data: { workspaceId, findingId: fixed, labelId: label.id } })
      await tx.findingWeakness.create({ data: { workspaceId, findingId: unknown, cwe: 89 } })
    })
    const cases: [FindingFilter, string[]][] = [
      [{ search: 'f-2' }, ['b']],
      [{ search: '100%' }, ['b']],
      [{ search: '%' }, ['b']],
      [{ search: 'SQLI' }, ['a']],
      [{ search: '_odd_' }, ['d']],
      [{ engagementId: other }, ['d']],
      [{ engagementKey: 'eng-2' }, ['d']],
      [{ engagementId: 'no uuid' }, []],
      [{ modelVersionId: live }, ['a', 'b', 'c']],
      [{ severities: ['CRITICAL', 'INFO'] }, ['a', 'd']],
      [{ statuses: ['VERIFIED'] }, ['c']],
      [{ categories: ['RED_TEAM'] }, ['b']],
      [{ ownerId: member }, ['a']],
      [{ unowned: true }, ['b', 'c', 'd']],
      [{ unowned: false }, ['a']],
      [{ aiSpecific: true }, ['b']],
      [{ source: 'Semgrep' }, ['c']],
      [{ label: 'payments' }, ['b']],
      [{ cwe: 89 }, ['a']],
      [{ overdue: true }, ['a']],
      [{ overdue: false }, ['b', 'c', 'd']],
      [{ inProduction: true }, ['a']],
      [{ inProduction: false }, ['b', 'c', 'd']],
      [{ severities: ['HIGH'], unowned: true, aiSpecific: false }, ['c']],
    ]
    for (const [filter, expected] of cases) {
      expect([filter, await titles(audience, filter)]).toEqual([filter, expected])
    }
  })

  test('tells acceptances that lapsed or will, unless another took their place', async () => {
    const { workspaceId, member, audience, add } = await aPlace()
    const override = (findingId: string, status: string, expiresAt: Date | null, type = 'RISK_ACCEPTED') =>
      inWorkspace(world.record, workspaceId, (tx) =>
        tx.override.create({
          data: {
            workspaceId,
            findingId,
            type,
            status,
            rationale: 'r',
            proposedById: member,
            proposedAt: days(-9),
            expiresAt,
          },
        }),
      )
    await override(await add('expired'), 'EXPIRED', days(-3))
    await override(await add('soon'), 'ACTIVE', days(9), 'DEFERRED')
    await override(await add('later'), 'ACTIVE', days(60))
    await override(await add('false positive'), 'ACTIVE', null, 'FALSE_POSITIVE')
    await override(await add('verified', { status: 'VERIFIED' }), 'EXPIRED', days(-3))
    const renewed = await add('renewed')
    await override(renewed, 'EXPIRED', days(-3))
    await override(renewed, 'ACTIVE', days(90))
    expect(await titles(audience, { acceptanceExpiresWithinDays: 30 })).toEqual(['expired', 'soon'])
  })

  test('shows neither another workspace nor a restricted engagement, in rows or counts', async () => {
    const { workspaceId, engagementId, audience, add } = await aPlace()
    await add('seen')
    const hidden = await anEngagement(world.record, workspaceId, { restricted: true })
    await aFinding(world.record, workspaceId, hidden, { title: 'hidden' })
    const elsewhere = await aPlace()
    await elsewhere.add('elsewhere')
    const restricted = { ...audience, hiddenEngagementIds: [hidden] }
    expect(await list(restricted)).toMatchObject({ counts: { total: 1 }, rows: [{ finding: { title: 'seen' } }] })
    expect(await titles(restricted, { engagementId: hidden })).toEqual([])
    expect(await titles(restricted, { search: 'F-2' })).toEqual([])
    const guest = {
      workspaceId,
      reads: 'record' as const,
      wholeWorkspace: false,
      engagementIds: [engagementId],
      hiddenEngagementIds: [],
    }
    expect(await titles(guest, {})).toEqual(['seen'])
    expect(await titles({ ...guest, engagementIds: [] }, {})).toEqual([])
    expect(await titles({ ...guest, engagementIds: [randomUUID()] }, {})).toEqual([])
  })
})
