import { type FieldChange, NotFound } from '@assay/domain'
import { csvRow } from '@assay/formats'
import { mustBeAllowed } from '../identity/must-be-allowed.ts'
import { read } from '../kernel/read.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { visibleEngagements } from '../kernel/visible.ts'
import { type ActivityFilter, activityWhere } from './activity-where.ts'

const columns = ['seq', 'at', 'kind', 'actor', 'subject', 'engagement', 'changes', 'reason', 'leaf_hash']
const page = 1_000

/** The engagement by its key, as an address of the page names it. */
export type ExportActivity = Omit<ActivityFilter, 'engagementId'> & { engagementKey?: string }

/**
 * The filtered log as CSV, oldest first, safe to open in a spreadsheet. Before the first row throws Denied, or NotFound
 * for an engagement that is not there or not the viewer's to see.
 */
export async function exportActivity(
  record: EngagementRecord,
  viewer: Viewer,
  { engagementKey, ...filter }: ExportActivity,
): Promise<AsyncGenerator<string>> {
  mustBeAllowed(viewer, 'EXPORT')
  if (engagementKey === undefined) return rows(record, viewer, filter)
  return rows(record, viewer, { ...filter, engagementId: await engagementOf(record, viewer, engagementKey) })
}

async function engagementOf(record: EngagementRecord, { audience }: Viewer, key: string): Promise<string> {
  const engagement = await read(record, audience.workspaceId, ({ db }) =>
    db.engagement.findFirst({
      where: { ...visibleEngagements(audience), key: key.trim().toUpperCase() },
      select: { id: true },
    }),
  )
  if (engagement === null) throw new NotFound('engagement', ['engagement'])
  return engagement.id
}

async function* rows(record: EngagementRecord, viewer: Viewer, filter: ActivityFilter): AsyncGenerator<string> {
  const { audience } = viewer
  yield csvRow(columns)
  const keys = await read(record, audience.workspaceId, async ({ db }) => {
    const engagements = await db.engagement.findMany({ select: { id: true, key: true } })
    return new Map(engagements.map(({ id, key }) => [id, key]))
  })
  let seen = 0n
  let length = page
  while (length === page) {
    const facts = await read(record, audience.workspaceId, ({ db }) =>
      db.activity.findMany({
        where: { AND: [activityWhere(audience, filter), { seq: { gt: seen } }] },
        orderBy: { seq: 'asc' },
        take: page,
      }),
    )
    for (const fact of facts) {
      seen = fact.seq
      yield csvRow([
        String(fact.seq),
        fact.at.toISOString(),
        fact.kind,
        fact.actorName,
        fact.subjectKey ?? `${fact.subjectType} ${fact.subjectId}`,
        fact.engagementId === null ? '' : (keys.get(fact.engagementId) ?? ''),
        (fact.changes as FieldChange[])
          .map(({ field, from, to }) => `${field}: ${from ?? '–'} → ${to ?? '–'}`)
          .join('; '),
        fact.reason ?? '',
        Buffer.from(fact.leafHash).toString('hex'),
      ])
    }
    length = facts.length
  }
}
