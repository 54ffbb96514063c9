import type { EngagementRecord } from '@assay/record'
import type { FastifyInstance } from 'fastify'

/**
 * /livez: the process answers. /readyz: it can also read the record, and was not told to stop; says which version runs.
 * From `leave()` on it is not ready, so that a balancer sends nothing new, though it still serves.
 */
export function serveHealth(app: FastifyInstance, record: EngagementRecord, version: string): { leave(): void } {
  let leaving = false
  app.get('/livez', async () => ({ status: 'ok' }))
  app.get('/readyz', async (_request, reply) => {
    if (leaving) return reply.status(503).send({ status: 'leaving', version, reason: 'The process was told to stop' })
    try {
      await record.app.query('SELECT 1')
      return { status: 'ready', version }
    } catch {
      return reply.status(503).send({ status: 'unavailable', version, reason: 'The database does not answer' })
    }
  })
  return {
    leave() {
      leaving = true
    },
  }
}
