import {
  type EngagementRecord,
  read,
  readVerdict,
  recordBreakGlass,
  type SignedVerdict,
  signVerdict,
} from '@assay/record'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { whoAsks } from './context.ts'
import { webHeaders } from './headers.ts'
import { Rejected } from './rejected.ts'

type Query = { engagement?: string; manifest?: string; stage?: string; environment?: string }

const text = z.string()
const BrokenGlass = z.object({
  engagement: text,
  manifest: text,
  stage: text.default('deployment'),
  environment: text.default('production'),
  reason: text,
  by: text,
  usedAt: z.iso.datetime({ offset: true }).optional(),
})

/**
 * GET /gates/verdict: whether a pipeline may go past a gate with one composition. 200 says that there is an answer, ready
 * or not; with `Accept: application/jose` it is the signed form alone. /.well-known/jwks.json has the keys to verify it.
 *
 * POST /gates/break-glass: a pipeline says that it went past all the same. Cookies do not count here, since a browser
 * sends them by itself.
 */
export function serveGateVerdicts(app: FastifyInstance, record: EngagementRecord) {
  app.get<{ Querystring: Query }>('/gates/verdict', async (request, reply) => {
    const { viewer } = await whoAsks(record, webHeaders(request.headers))
    if (viewer === null) throw new Rejected(401, 'Send a token that may read gates: Authorization: Bearer …')
    const { engagement, manifest, stage = 'deployment', environment = 'production' } = request.query
    if (engagement === undefined || manifest === undefined) {
      throw new Rejected(400, 'Ask as in /gates/verdict?engagement=ENG-2&manifest=sha256:…&stage=deployment')
    }
    const asked = { engagement, manifestDigest: manifest, stage, environment }
    const verdict = await read(record, viewer.workspaceId, (snapshot) =>
      readVerdict(snapshot, viewer, asked, record.now()),
    )
    const signed = await signVerdict(record, verdict)
    reply.header('cache-control', 'no-store')
    return request.headers.accept?.includes('application/jose') === true
      ? reply.type('application/jose').send(signed.jws)
      : reply.send(asJson(signed))
  })

  app.post('/gates/break-glass', async (request, reply) => {
    const { viewer } = await whoAsks(record, webHeaders(request.headers))
    if (viewer?.scopes == null) {
      throw new Rejected(401, 'Send a token that may write evidence: Authorization: Bearer …')
    }
    const body = BrokenGlass.safeParse(request.body)
    if (!body.success) {
      throw new Rejected(
        400,
        'Send JSON with engagement, manifest, reason and by; stage, environment and usedAt if others',
      )
    }
    const { manifest, usedAt, ...told } = body.data
    const id = await recordBreakGlass(record, viewer, {
      ...told,
      manifestDigest: manifest,
      ...(usedAt === undefined ? {} : { usedAt: new Date(usedAt) }),
    })
    return reply.status(201).send({ id })
  })

  app.get('/.well-known/jwks.json', async (_request, reply) => {
    const keys = await record.verdictKeys.published(record.now())
    return reply.header('cache-control', 'public, max-age=3600').send({ keys })
  })
}

function asJson({ engagement, modelVersion, reasons, seq, ...rest }: SignedVerdict) {
  return {
    ...rest,
    engagement: engagement.key,
    version: modelVersion?.label ?? null,
    reasons: reasons.map(({ code, message }) => ({ code, message })),
    log: seq.toString(),
  }
}
