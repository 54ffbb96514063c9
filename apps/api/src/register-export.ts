import { type EngagementRecord, exportRegister, registerTemplate } from '@assay/record'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { whoAsks } from './context.ts'
import { webHeaders } from './headers.ts'
import { Rejected } from './rejected.ts'

/** The register as CSV, now or as of a moment, and the empty one that people fill in. */
export function serveRegisterExport(app: FastifyInstance, record: EngagementRecord) {
  app.get<{ Querystring: { asOf?: string } }>('/export/register.csv', async (request, reply) => {
    const { viewer } = await whoAsks(record, webHeaders(request.headers))
    if (viewer === null) throw new Rejected(401, 'Sign in to export the register')
    const { asOf } = request.query
    const at = asOf === undefined ? undefined : new Date(asOf)
    if (Number.isNaN(at?.getTime())) throw new Rejected(400, 'Write the moment as in 2026-10-12T09:00:00Z')
    return csv(reply, 'register.csv').send(await exportRegister(record, viewer, at === undefined ? {} : { asOf: at }))
  })
  app.get('/export/register-template.csv', (_request, reply) => csv(reply, 'use-cases.csv').send(registerTemplate()))
}

const csv = (reply: FastifyReply, name: string) =>
  reply
    .header('content-type', 'text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}"`)
