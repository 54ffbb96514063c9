import { read } from '@assay/record'
import type { Activity } from '@assay/record/client'
import { beforeAll, describe, expect, test } from 'vitest'
import { seedDemo } from '../../../../prisma/seed/index.ts'
import { viewerOf } from '../../../../test/support/builders.ts'
import { countStatements } from '../../../../test/support/count-statements.ts'
import { type EmptyRecord, openEmptyRecord } from '../../../../test/support/empty-record.ts'
import { pageDocument } from '../../../../test/support/page-documents.ts'
import { scratchFolder } from '../../../../test/support/scratch-folder.ts'
import { schema } from '../index.ts'
import { openDeliver, type Question } from './deliver.ts'

/** Statements of an event of these kinds, with the three that begin and end its snapshot. */
const bounds: readonly [kinds: RegExp, most: number][] = [
  [/^(finding|retest)\./, 16],
  [/^override\./, 24],
  [/^(gate|modelVersion|routing|consumer|envelope)\./, 140],
  [/./, 40],
]
const boundOf = (kind: string) => bounds.find(([kinds]) => kinds.test(kind))?.[1] ?? 0

describe("executing an event of the page's stream", () => {
  let world: EmptyRecord
  let facts: Activity[]
  let question: Question
  const { signal } = new AbortController()
  beforeAll(async () => {
    world = await openEmptyRecord()
    const { record } = world
    await seedDemo(record, { dataDir: scratchFolder('demo') })
    const { rows } = await record.directory.query<{ id: string }>(
      `SELECT id FROM workspace WHERE slug = 'northgate-pay'`,
    )
    const workspaceId = rows[0]?.id ?? ''
    await record.sequencer.settle(workspaceId)
    const [log, reader] = await read(record, workspaceId, async ({ db }) => [
      await db.activity.findMany({ where: { workspaceId }, orderBy: { seq: 'asc' } }),
      await db.membership.findFirstOrThrow({ where: { role: 'ADMIN' } }),
    ])
    facts = log
    const { audience } = await viewerOf(record, workspaceId, reader.id)
    question = { document: pageDocument('LiveActivity'), operationName: null, variables: {}, audience }
    return world.close
  }, 120_000)

  const engine = () =>
    openDeliver(world.record, {
      schema,
      isFault: () => true,
      formatErrors: (errors) => errors.map(({ message }) => message),
      atOnce: 4,
    })
  const deliverBy = ({ deliver }: ReturnType<typeof engine>, activity: Activity, gone = signal) =>
    deliver(question, { type: 'activity', activity }, activity.seq, gone)

  test('costs few statements, whatever happened', async () => {
    const ours = engine()
    const above: string[] = []
    for (const [kind, fact] of new Map(facts.map((each) => [each.kind, each]))) {
      const statements = await countStatements(world.record, () => deliverBy(ours, fact))
      if (statements > boundOf(kind)) above.push(`${kind}: ${statements}`)
    }
    expect(above).toEqual([])
  })

  test('shares one snapshot with those that come beside it, and answers as it would alone', async () => {
    const burst = facts.filter(({ findingId }) => findingId !== null).slice(-10)
    const ours = engine()
    const alone: string[] = []
    for (const fact of burst) alone.push((await deliverBy(ours, fact)).json.toString())
    expect(ours.snapshots()).toBe(10)
    const ofOne = await countStatements(world.record, () => deliverBy(ours, burst[0] as Activity))
    const before = ours.snapshots()
    let together: string[] = []
    const ofTen = await countStatements(world.record, async () => {
      together = (await Promise.all(burst.map((fact) => deliverBy(ours, fact)))).map(({ json }) => json.toString())
    })
    expect(together).toEqual(alone)
    expect(ours.snapshots() - before).toBe(1)
    expect(ofTen).toBeLessThan(ofOne * 2)
  })

  test('is kept apart from one beside it that cannot be executed', async () => {
    const [good] = facts.filter(({ kind }) => kind === 'finding.created')
    if (good === undefined) throw new Error('The demo finds nothing')
    const leaving = new AbortController()
    const ours = engine()
    const bad = deliverBy(ours, { ...good, findingId: 'no finding has such an id' }, leaving.signal)
    const delivered = JSON.parse((await deliverBy(ours, good)).json.toString())
    expect(delivered.errors).toBeUndefined()
    expect(delivered.data.activity.finding.key).toBe(good.subjectKey)
    leaving.abort()
    expect(JSON.parse((await bad).json.toString()).errors).not.toHaveLength(0)
  })
})
