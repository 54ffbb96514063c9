import { Readable } from 'node:stream'
import { type EngagementRecord, type ExportActivity, exportActivity } from '@assay/record'
import { idWithin } from '@assay/schema'
import type { FastifyInstance } from 'fastify'
import { whoAsks } from './context.ts'
import { webHeaders } from './headers.ts'
import { Rejected } from './rejected.ts'

type Query = { kinds?: string; engagement?: string; subject?: string; actor?: string; from?: string; to?: string }

/** The activity log as CSV, with the filter of the page, streamed. */
export function serveActivityExport(app: FastifyInstance, record: EngagementRecord) {
  app.get<{ Querystring: Query }>('/export/activity.csv', async (request, reply) => {
    const { viewer } = await whoAsks(record, webHeaders(request.headers))
    if (viewer === null) throw new Rejected(401, 'Sign in to export the activity log')
    const rows = await exportActivity(record, viewer, filterOf(request.query))
    return reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="activity.csv"')
      .send(Readable.from(rows))
  })
}

function filterOf({ kinds, engagement, subject, actor, from, to }: Query): ExportActivity {
  return {
    ...(kinds === undefined ? {} : { kinds: kinds.split(',') }),
    ...(engagement === undefined ? {} : { engagementKey: engagement }),
    ...(subject === undefined ? {} : { subjectKey: subject }),
    ...(actor === undefined ? {} : { actorId: idWithin(actor) ?? actor }),
    ...(from === undefined ? {} : { from: dateOf(from) }),
    ...(to === undefined ? {} : { to: dateOf(to) }),
  }
}

function dateOf(text: string): Date {
  const at = new Date(text)
  if (Number.isNaN(at.getTime())) throw new Rejected(400, 'Write dates as in 2026-11-23 or 2026-11-23T09:30:00Z')
  return at
}
