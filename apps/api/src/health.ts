import type { EngagementRecord } from '@assay/record'
import type { FastifyInstance } from 'fastify'

/** /livez: the process answers. /readyz: it can also read the record; says which version runs. */
export function serveHealth(app: FastifyInstance, record: EngagementRecord, version: string) {
  app.get('/livez', async () => ({ status: 'ok' }))
  app.get('/readyz', async (_request, reply) => {
    try {
      await record.app.query('SELECT 1')
      return { status: 'ready', version }
    } catch {
      return reply.status(503).send({ status: 'unavailable', version, reason: 'The database does not answer' })
    }
  })
}
