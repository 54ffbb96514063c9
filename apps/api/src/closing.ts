import type { FastifyInstance } from 'fastify'

/**
 * Aborts when the server begins to stop. From then on each answer is the last on its connection: one that stays open
 * for a next request would hold the stop up until it is cut off.
 */
export function closingOf(app: FastifyInstance): AbortSignal {
  const closing = new AbortController()
  app.addHook('preClose', async () => closing.abort())
  app.addHook('onSend', async (_request, reply) => {
    if (closing.signal.aborted) reply.header('connection', 'close')
  })
  return closing.signal
}
