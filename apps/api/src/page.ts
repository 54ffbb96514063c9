import { existsSync } from 'node:fs'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** The built page. Every path that is no file is the page's own route, for browsers that ask for a page. */
export async function servePage(app: FastifyInstance, folder: string) {
  const built = existsSync(path.join(folder, 'index.html'))
  if (built) {
    await app.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      setHeaders: (reply, file) =>
        reply.header(
          'cache-control',
          file.includes(`${path.sep}assets${path.sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache',
        ),
    })
  }
  app.setNotFoundHandler((request, reply) => {
    if (!built || !asksForPage(request)) return nothingHere(reply)
    const explorer = /^\/graphiql\/?(\?|$)/.test(request.url)
    return reply.sendFile(explorer ? 'graphiql.html' : 'index.html')
  })
}

function asksForPage({ method, url, headers }: FastifyRequest): boolean {
  return method === 'GET' && !url.startsWith('/api/') && (headers.accept ?? '').includes('text/html')
}

function nothingHere(reply: FastifyReply) {
  return reply.status(404).send({ error: 'Nothing is served at this path' })
}
