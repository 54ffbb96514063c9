import {
  defaultMaxUploadBytes,
  type EngagementRecord,
  type IntakeOutcome,
  readIntakeOutcome,
  receiveUpload,
  startIntake,
  type Viewer,
} from '@assay/record'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { whoAsks } from './context.ts'
import { webHeaders } from './headers.ts'
import { mustBeSameOrigin } from './origin.ts'
import { Rejected } from './rejected.ts'
import { serveResumableUploads } from './resumable-uploads.ts'

type Options = {
  origins: ReadonlySet<string>
  /** Ends the waiting for an outcome. */
  closing: AbortSignal
  maxBytes?: number
}
type Ingest = { engagement?: string; model?: string; version?: string; format?: string; name?: string; wait?: string }

/** POST /uploads keeps a file for a later command, /uploads/resumable the same in pieces; POST /ingest takes one into the record in a single step. */
export async function serveUploads(
  app: FastifyInstance,
  record: EngagementRecord,
  { origins, closing, maxBytes = defaultMaxUploadBytes }: Options,
) {
  await app.register(async (files) => {
    // The body is the file, as a stream, whatever its type.
    files.removeAllContentTypeParsers()
    files.addContentTypeParser('*', (_request, payload, done) => done(null, payload))

    // Of a file that was turned away the rest is not read, so nothing else can follow on its connection.
    files.addHook('onSend', async (_request, reply) => {
      if (reply.statusCode >= 400) reply.header('connection', 'close')
    })

    files.post<{ Querystring: { name?: string } }>('/uploads', async (request, reply) => {
      const viewer = await mustBeSomebody(request)
      const upload = await receiveUpload(record, viewer, fileOf(request, request.query.name), { maxBytes })
      return reply.status(201).send({ uploadId: upload.id, sha256: upload.sha256, size: Number(upload.size) })
    })

    await serveResumableUploads(files, record, { maxBytes, closing, whoSends: mustBeSomebody })

    files.post<{ Querystring: Ingest }>('/ingest', async (request, reply) => {
      const viewer = await mustBeSomebody(request)
      const { engagement, model, version, format, name, wait } = request.query
      if (engagement === undefined) {
        throw new Rejected(400, 'Name the target: POST /ingest?engagement=ENG-1&version=2.1')
      }
      const asked = record.now()
      const upload = await receiveUpload(record, viewer, fileOf(request, name), { maxBytes })
      const runId = await startIntake(record, viewer, {
        uploadId: upload.id,
        engagementKey: engagement,
        mode: 'DIRECT',
        ...(model === undefined ? {} : { modelName: model }),
        ...(version === undefined ? {} : { versionLabel: version }),
        ...(format === undefined ? {} : { format }),
      })
      const outcome = await readIntakeOutcome(record, viewer, runId, {
        untilSettledMs: wait === undefined ? 0 : 120_000,
        signal: closing,
      })
      return reply
        .status(outcome.status === 'COMMITTED' ? 200 : outcome.status === 'FAILED' ? 422 : 202)
        .send({ ...outcome, ...repeatOf(outcome, asked) })
    })
  })

  async function mustBeSomebody(request: FastifyRequest): Promise<Viewer> {
    mustBeSameOrigin(request.raw, origins)
    const { viewer } = await whoAsks(record, webHeaders(request.headers))
    if (viewer === null) throw new Rejected(401, 'Sign in, or send an API token: Authorization: Bearer assay_…')
    if (Number(request.headers['content-length'] ?? 0) > maxBytes) {
      throw new Rejected(413, `The file is larger than ${Math.floor(maxBytes / 1024 ** 2)} MiB: split it or send less`)
    }
    return viewer
  }
}

/** The same file for the same target again: says who took it in, and that this time nothing was changed. */
function repeatOf({ key, startedBy, startedAt }: IntakeOutcome, asked: Date): { repeat?: string } {
  if (new Date(startedAt) >= asked) return {}
  return { repeat: `Already taken in by ${startedBy} on ${startedAt} as ${key}; nothing was changed.` }
}

function fileOf(request: FastifyRequest, name: string | undefined) {
  return {
    name: name ?? 'upload',
    mediaType: request.headers['content-type'] ?? 'application/octet-stream',
    // Whoever stops reading in the middle must not close the connection: the sender waits for the reason.
    bytes: request.raw.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>,
  }
}
