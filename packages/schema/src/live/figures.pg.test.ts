import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { change, decodeCursor, type Viewer } from '@assay/record'
import { type ExecutionResult, parse } from 'graphql'
import { beforeAll, describe, expect, test } from 'vitest'
import { aMembership, anEngagement, aWorkspace, inWorkspace, viewerOf } from '../../../../test/support/builders.ts'
import { eventually } from '../../../../test/support/eventually.ts'
import { liveOver } from '../../../../test/support/follower.ts'
import { openTestRecord, type TestRecord } from '../../../../test/support/record.ts'
import { takeNumbers } from '../../../record/src/kernel/short-key.ts'
import type { Live } from './live.ts'

type Answer = { at: number; data: Record<string, unknown> | null }

const posture = parse('subscription { posture { cursor trend { open } } }')
const figures = parse(`subscription ($filter: FindingFilter) {
  findingFigures(filter: $filter) { cursor newest counts { total critical } }
}`)
const engagement = parse('subscription ($key: String!) { engagement(key: $key) { key openFindings { total } } }')
const engagements = parse('subscription ($ids: [ID!]!) { engagements(ids: $ids) { key openFindings { total } } }')
const liveVersions = parse('subscription { liveVersions { id } }')

const openIn = ({ data }: Answer) =>
  (data as { posture: { trend: { open: number }[] } }).posture.trend.at(-1)?.open ?? -1
const seqIn = ({ data }: Answer) =>
  decodeCursor(Object.values(data as { [field: string]: { cursor: string } })[0]?.cursor ?? '')

describe('figures that are followed', () => {
  let world: TestRecord
  let live: Live
  let workspaceId: string
  let writer: Viewer
  let engagementId: string
  beforeAll(async () => {
    world = await openTestRecord({ poolSize: 12 })
    live = liveOver(world.record)
    workspaceId = await aWorkspace(world.record)
    writer = await aViewer()
    engagementId = await anEngagement(world.record, workspaceId)
    return async () => {
      live.close()
      await world.close()
    }
  })

  const aViewer = async (role = 'CONTRIBUTOR') =>
    viewerOf(world.record, workspaceId, await aMembership(world.record, workspaceId, { role }))
  const head = () =>
    inWorkspace(world.record, workspaceId, async (tx) => (await tx.activityHead.findFirst())?.size ?? 0n)
  const settle = () => world.record.sequencer.settle(workspaceId)

  async function watch(document: ReturnType<typeof parse>, variables: Record<string, unknown> = {}, viewer = writer) {
    const heard: Answer[] = []
    const leave = await live.follow(
      { document, operationName: null, variables, viewer },
      {
        next: (deliveries) =>
          void heard.push(...deliveries.map(({ json }) => ({ at: performance.now(), ...JSON.parse(json.toString()) }))),
        isFull: () => false,
        onceDrained: () => undefined,
        end: () => undefined,
      },
    )
    if (typeof leave !== 'function') throw new Error(JSON.stringify((leave as ExecutionResult).errors))
    await eventually('the first answer is there', () => heard.length > 0)
    const last = () => {
      const answer = heard.at(-1)
      if (answer === undefined) throw new Error('Nothing was heard')
      return answer
    }
    return { heard, last, leave }
  }

  /** A finding comes on the record, and the fact says so; at the moment of the change nothing has been told of it yet. */
  function find(on = engagementId) {
    return change(world.record, writer, async ({ tx, announce }) => {
      const id = randomUUID()
      const number = await takeNumbers(tx, workspaceId, 'F')
      await tx.finding.create({
        data: {
          id,
          workspaceId,
          engagementId: on,
          number,
          key: `F-${number}`,
          title: 'Help article issues a refund',
          category: 'PROMPT_INJECTION',
          severity: 4,
          sourceKind: 'PERSON',
          source: 'red team',
        },
      })
      announce({ kind: 'finding.created', subject: { type: 'Finding', id }, engagementId: on, findingId: id })
      return id
    })
  }

  async function comment() {
    await change(world.record, writer, async ({ announce }) => {
      announce({ kind: 'finding.commented', subject: { type: 'Finding', id: randomUUID() }, engagementId })
      return engagementId
    })
  }

  test('are computed at most four times a second for all who look, however many facts come', async () => {
    const first = await watch(posture)
    const second = await watch(posture, {}, await aViewer('VIEWER'))
    await settle()
    const already = openIn(first.last())
    const [executions, start] = [live.figures().executions, performance.now()]
    const facts = 60
    for (let n = 0; n < facts; n += 1) {
      await find()
      await pause(20)
    }
    await settle()
    await eventually('both saw the last one', () =>
      [first, second].every(({ last }) => openIn(last()) === already + facts),
    )
    const seconds = (performance.now() - start) / 1_000
    const computed = live.figures().executions - executions
    // One at the start of the time, then one in each quarter of a second.
    expect(computed).toBeLessThanOrEqual(1 + Math.ceil(4 * seconds))
    expect(computed).toBeLessThan(facts)
    for (const { heard } of [first, second]) {
      expect(heard.map(openIn)).toEqual(heard.map(openIn).toSorted((a, b) => a - b))
    }
    expect(second.heard.slice(1).map(openIn)).toEqual(first.heard.slice(-second.heard.length + 1).map(openIn))
    first.leave()
    second.leave()
  })

  test('are stamped with a place of the log that holds the fact which moved them, and claim no later one', async () => {
    const { heard, last, leave } = await watch(posture)
    const base = openIn(last())
    const moved: bigint[] = []
    for (let n = 0; n < 8; n += 1) {
      const before = heard.length
      await find()
      await settle()
      moved.push(await head())
      await eventually('it moved', () => heard.length > before && openIn(last()) === base + n + 1)
    }
    for (const answer of heard.slice(1)) {
      const known = openIn(answer) - base
      expect(seqIn(answer)).toBeGreaterThanOrEqual(moved[known - 1] ?? 0n)
      expect(moved.filter((seq) => seq <= seqIn(answer)).length).toBeLessThanOrEqual(known)
    }
    expect(seqIn(last())).toBe(await head())
    leave()
  })

  test('do not move for what they are not computed from', async () => {
    const { heard, leave } = await watch(posture)
    await comment()
    await find()
    await settle()
    await eventually('the finding was told', () => heard.length > 1)
    expect(heard).toHaveLength(2)
    leave()
  })

  test('count the findings of a filter and name the newest', async () => {
    const { last, leave } = await watch(figures, { filter: { severities: ['CRITICAL'] } })
    const told = ({ data }: Answer) =>
      (data as { findingFigures: { counts: { total: number }; newest: string[] } }).findingFigures
    const before = told(last())
    expect(before.newest).toHaveLength(Math.min(100, before.counts.total))
    await find()
    await settle()
    await eventually('it was counted', () => told(last()).counts.total === before.counts.total + 1)
    expect(told(last()).newest.slice(1, 3)).toEqual(before.newest.slice(0, 2))
    expect(seqIn(last())).toBe(await head())
    leave()
  })

  test('of one engagement stay still when another one moves', async () => {
    const other = await anEngagement(world.record, workspaceId)
    const keys = await inWorkspace(world.record, workspaceId, (tx) =>
      tx.engagement.findMany({ where: { id: { in: [engagementId, other] } }, orderBy: { number: 'asc' } }),
    )
    const [mine, its] = keys.map(({ key }) => key)
    const one = await watch(engagement, { key: mine })
    const both = await watch(engagements, {
      ids: keys.map(({ id }) => Buffer.from(`Engagement:${id}`).toString('base64')),
    })
    await find(other)
    await settle()
    await eventually('the page of both moved', () => both.heard.length > 1)
    expect(both.last().data).toMatchObject({
      engagements: [{ key: mine }, { key: its, openFindings: { total: 1 } }],
    })
    expect(one.heard).toHaveLength(1)
    await find()
    await settle()
    await eventually('its own page moved', () => one.heard.length > 1)
    one.leave()
    both.leave()
  })

  test.each([
    ['an engagement that is not there', engagement, { key: 'ENG-999' }],
    [
      'more engagements than a page',
      engagements,
      { ids: Array.from({ length: 101 }, () => btoa(`Engagement:${randomUUID()}`)) },
    ],
  ])('are refused for %s', async (_, document, variables) => {
    await expect(watch(document, variables)).rejects.toThrow(/No such engagement|at most 100/)
  })

  test('list the versions that serve traffic', async () => {
    const { heard, leave } = await watch(liveVersions)
    expect(heard[0]?.data).toEqual({ liveVersions: [] })
    leave()
  })
})
