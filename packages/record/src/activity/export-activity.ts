import type { FieldChange } from '@assay/domain'
import { csvRow } from '@assay/formats'
import { mustBeAllowed } from '../identity/must-be-allowed.ts'
import { read } from '../kernel/read.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { type ActivityFilter, activityWhere } from './activity-where.ts'

const columns = ['seq', 'at', 'kind', 'actor', 'subject', 'engagement', 'changes', 'reason', 'leaf_hash']
const page = 1_000

/** The filtered log as CSV, oldest first, safe to open in a spreadsheet. Throws Denied before the first row. */
export function exportActivity(
  record: EngagementRecord,
  viewer: Viewer,
  filter: ActivityFilter,
): AsyncGenerator<string> {
  mustBeAllowed(viewer, 'EXPORT')
  return rows(record, viewer, filter)
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
