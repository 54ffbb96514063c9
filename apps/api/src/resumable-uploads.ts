import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { objectionToFileName, Refusal } from '@assay/domain'
import {
  type EngagementRecord,
  emptyFile,
  isUuid,
  mustBeAllowedToSend,
  ownerOfUploads,
  receiveUpload,
  type Viewer,
} from '@assay/record'
import { Metadata, Server } from '@tus/server'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { answerTo } from './answer-to.ts'
import { Pieces, type Sent } from './pieces.ts'
import { Rejected } from './rejected.ts'

type Options = {
  maxBytes: number
  closing: AbortSignal
  whoSends: (request: FastifyRequest) => Promise<Viewer>
}
type Asked = { runtime?: { node?: { req: unknown } } }

const home = '/uploads/resumable'
const abandonedMs = 24 * 3_600_000
const sweepMs = 3_600_000

/**
 * Uploads that survive a lost connection, by the tus protocol (1.0). The id of the upload is the id that a command
 * names it by once its last byte is there. Nobody continues, asks after or cancels what somebody else sends.
 */
export async function serveResumableUploads(app: FastifyInstance, record: EngagementRecord, options: Options) {
  const { maxBytes, closing, whoSends } = options
  const pieces = new Pieces(record.blobs.pieces)
  const senders = new WeakMap<object, Viewer>()
  const finishing = new Map<string, Promise<void>>()
  const senderOf = ({ runtime }: Asked): Viewer => {
    const viewer = senders.get(runtime?.node?.req as IncomingMessage)
    if (viewer === undefined) throw new Error('An upload without a sender')
    return viewer
  }

  const tus = new Server({
    path: home,
    datastore: pieces,
    relativeLocation: true,
    allowedOrigins: () => false,
    maxSize: maxBytes,
    namingFunction: () => randomUUID(),
    // The note is ours: whatever else a sender says of the file is not kept.
    onUploadCreate: async (request, { metadata }) => ({
      metadata: {
        owner: ownerOf(senderOf(request)),
        name: metadata?.name ?? '',
        type: metadata?.type ?? 'application/octet-stream',
        ...(metadata?.sha256 ? { sha256: metadata.sha256.toLowerCase() } : {}),
      },
    }),
    onIncomingRequest: async (request, id) => {
      if (request.method === 'POST') return
      const viewer = senderOf(request)
      const sent = isUuid(id) ? await pieces.find(id) : null
      if (sent === null || sent.owner !== ownerOf(viewer)) {
        throw new Rejected(404, 'No such upload of yours: it was kept, cancelled or given up. Send the file again.')
      }
      // The process died, or the database was away, between the last byte and the record.
      if (request.method === 'HEAD' && sent.whole && !sent.kept) await finish(viewer, id, sent)
    },
    onUploadFinish: async (request, { id }) => {
      const sent = await pieces.find(id)
      if (sent !== null) await finish(senderOf(request), id, sent)
      return { headers: { 'Upload-Id': id } }
    },
    onResponseError: (request, error) => {
      if (!(error instanceof Error)) return { ...error, body: said(error.body.trim()) }
      const { status, message, requestId } = answerTo(record, error, new URL(request.url).pathname)
      return { status_code: status, body: said(message, requestId) }
    },
  })

  /** Once for an upload, however many ask for it. What is refused is dropped: sending more of it would not help. */
  function finish(viewer: Viewer, id: string, { name, mediaType, sha256, kept }: Sent): Promise<void> {
    if (kept) return Promise.resolve()
    const begun = finishing.get(id)
    if (begun !== undefined) return begun
    const done = receiveUpload(record, viewer, { id, name, mediaType, sha256, bytes: pieces.read(id) }, { maxBytes })
      .then(() => pieces.settle(id))
      .catch(async (error: unknown) => {
        if (error instanceof Refusal) await pieces.drop(id)
        throw error
      })
      .finally(() => finishing.delete(id))
    finishing.set(id, done)
    return done
  }

  app.route<{ Params: { id?: string } }>({
    method: ['POST', 'PATCH', 'HEAD', 'DELETE', 'OPTIONS'],
    url: `${home}/:id?`,
    handler: async (request, reply) => {
      const viewer = await whoSends(request)
      mustBeAllowedToSend(viewer)
      if (request.method === 'POST') mustBeTakable(request, maxBytes)
      senders.set(request.raw, viewer)
      reply.hijack()
      reply.raw.setHeader('x-content-type-options', 'nosniff')
      reply.raw.setHeader('content-security-policy', "sandbox; default-src 'none'")
      await tus.handle(request.raw, reply.raw)
    },
  })

  const sweep = () =>
    pieces
      .clear(new Date(Date.now() - abandonedMs))
      .catch((error: unknown) => record.log.warn({ err: error }, 'abandoned uploads were not cleared'))
  await sweep()
  const sweeping = setInterval(() => void sweep(), sweepMs).unref()
  closing.addEventListener('abort', () => clearInterval(sweeping), { once: true })
}

/** Says at once, before a byte is sent, why a file will not be taken. */
function mustBeTakable({ headers }: FastifyRequest, maxBytes: number): void {
  const size = Number(headers['upload-length'] ?? Number.NaN)
  if (!Number.isSafeInteger(size) || size < 0) {
    throw new Rejected(400, 'Say how long the file is: Upload-Length, in bytes')
  }
  if (size > maxBytes) {
    throw new Rejected(413, `The file is larger than ${Math.floor(maxBytes / 1024 ** 2)} MiB: split it or send less`)
  }
  if (size === 0) throw emptyFile()
  const given = headers['upload-metadata']
  let name = ''
  try {
    name = Metadata.parse(Array.isArray(given) ? given.join(',') : given).name ?? ''
  } catch {
    throw new Rejected(400, 'Give name and type in Upload-Metadata, each in Base64: name cmVwb3J0LnBkZg==')
  }
  const objection = objectionToFileName(name)
  if (objection !== null) throw objection
}

const ownerOf = (viewer: Viewer): string => `${viewer.workspaceId}/${ownerOfUploads(viewer)}`

const said = (error: string, requestId?: string) =>
  JSON.stringify({ error, ...(requestId === undefined ? {} : { requestId }) })
