import type { EngagementRecord } from '@assay/record'
import type { FastifyInstance } from 'fastify'
import { webHeaders } from './headers.ts'

/** Sign-in, sign-out and password reset, served by the account library. */
export function serveAuth(app: FastifyInstance, record: EngagementRecord) {
  app.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    async handler(request, reply) {
      const answer = await record.auth.handler(
        new Request(new URL(request.url, record.publicUrl), {
          method: request.method,
          headers: webHeaders(request.headers),
          ...(request.method === 'POST' ? { body: JSON.stringify(request.body ?? {}) } : {}),
        }),
        request.ip,
      )
      reply.status(answer.status)
      answer.headers.forEach((value, name) => {
        if (name !== 'set-cookie') reply.header(name, value)
      })
      // Joined into one line, two cookies would be one broken one.
      for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie)
      return reply.send(await answer.text())
    },
  })
}
