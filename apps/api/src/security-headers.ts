import type { FastifyInstance } from 'fastify'
import { holdsSecret } from './secret-paths.ts'

const policy = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** What every answer says, whichever route gives it; a stricter policy of a route's own stays. */
export function sendSecurityHeaders(app: FastifyInstance, publicUrl: string) {
  const overHttps = publicUrl.startsWith('https:')
  app.addHook('onSend', async (request, reply) => {
    if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', policy)
    const referrer = holdsSecret(request.url) ? 'no-referrer' : 'same-origin'
    reply.header('x-content-type-options', 'nosniff').header('referrer-policy', referrer)
    if (overHttps) reply.header('strict-transport-security', 'max-age=31536000')
  })
}
