import { eventually } from '../../support/eventually.ts'
import type { Subscriber } from './subscriber.ts'
import type { World } from './world.ts'

export type LogRow = { seq: number; kind: string; engagementId: string | null; commentId: string | null; at: Date }

/** The whole log of the workspace, as it stands in the database. */
export async function logOf({ database, workspaceId }: World, after = 0): Promise<LogRow[]> {
  const rows = await database.ask<LogRow & { seq: string }>(
    `SELECT seq, kind, at, engagement_id AS "engagementId", refs->>'commentId' AS "commentId" FROM activity
     WHERE workspace_id = $1 AND seq > $2 ORDER BY seq`,
    [workspaceId, after],
  )
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }))
}

export async function headOf({ database, workspaceId }: World): Promise<number> {
  const [row] = await database.ask<{ size: string }>('SELECT size FROM activity_head WHERE workspace_id = $1', [
    workspaceId,
  ])
  return Number(row?.size ?? 0)
}

/** Waits until everything that was committed stands in the log. */
export const settled = ({ database, workspaceId }: World): Promise<void> =>
  eventually(
    'all that was committed stands in the log',
    async () => {
      const rows = await database.ask('SELECT FROM activity_pending WHERE workspace_id = $1 LIMIT 1', [workspaceId])
      return rows.length === 0
    },
    60_000,
  )

/** One who follows and what of the log it may see. */
export type Watching = { subscriber: Subscriber; sees: (row: LogRow) => boolean }
export type Comparison = { compared: number; lost: number; reordered: number; duplicated: number; foreign: number }

/** Waits until each has reached the end of what it may see; what is missing then is lost. */
export async function compared(world: World, watching: readonly Watching[], from: number): Promise<Comparison> {
  await settled(world)
  const log = await logOf(world, from)
  const sum: Comparison = { compared: 0, lost: 0, reordered: 0, duplicated: 0, foreign: 0 }
  for (const { subscriber, sees } of watching) {
    const expected = log.filter(sees).map(({ seq }) => seq)
    const last = expected.at(-1) ?? from
    await eventually(
      `${subscriber.name} has heard the end of the log`,
      () => subscriber.heard.some(({ seq }) => seq >= last) || expected.length === 0,
      60_000,
    ).catch((error: unknown) => console.log(String(error)))
    const difference = differenceOf(
      subscriber.heard.map(({ seq }) => seq),
      expected,
    )
    if (difference.lost + difference.reordered + difference.duplicated + difference.foreign > 0) {
      console.log(subscriber.name, difference, subscriber.counts, Object.fromEntries(subscriber.ends))
    }
    for (const name of ['compared', 'lost', 'reordered', 'duplicated', 'foreign'] as const)
      sum[name] += difference[name]
  }
  return sum
}

export function differenceOf(heard: readonly number[], expected: readonly number[]): Comparison {
  const known = new Set(expected)
  const seen = new Set<number>()
  const difference: Comparison = { compared: expected.length, lost: 0, reordered: 0, duplicated: 0, foreign: 0 }
  let highest = 0
  for (const seq of heard) {
    if (!known.has(seq)) difference.foreign += 1
    else if (seen.has(seq)) difference.duplicated += 1
    else if (seq < highest) difference.reordered += 1
    seen.add(seq)
    highest = Math.max(highest, seq)
  }
  difference.lost = expected.filter((seq) => !seen.has(seq)).length
  return difference
}

/** What was acknowledged and does not stand in the log exactly once. */
export async function unkept(world: World, acknowledged: readonly string[], from: number): Promise<string[]> {
  const times = new Map<string, number>()
  for (const { commentId, kind } of await logOf(world, from)) {
    if (kind === 'finding.commented' && commentId !== null) times.set(commentId, (times.get(commentId) ?? 0) + 1)
  }
  const rows = await world.database.ask<{ id: string }>('SELECT id FROM comment WHERE workspace_id = $1', [
    world.workspaceId,
  ])
  const kept = new Set(rows.map(({ id }) => id))
  const told = new Set<string>()
  return acknowledged.filter((id) => {
    const twice = told.has(id)
    told.add(id)
    return twice || times.get(id) !== 1 || !kept.has(id)
  })
}
