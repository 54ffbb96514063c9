import { Readable } from 'node:stream'
import { type EngagementRecord, openEvidenceFile } from '@assay/record'
import type { FastifyInstance } from 'fastify'
import { whoAsks } from './context.ts'
import { webHeaders } from './headers.ts'
import { Rejected } from './rejected.ts'

/** Evidence is handed out as a download that can do nothing to who opens it, whatever it is. */
export function serveEvidenceFiles(app: FastifyInstance, record: EngagementRecord) {
  app.get<{ Params: { revisionId: string } }>('/files/evidence/:revisionId', async (request, reply) => {
    const { viewer } = await whoAsks(record, webHeaders(request.headers))
    if (viewer === null) throw new Rejected(401, 'Sign in to read evidence')
    const file = await openEvidenceFile(record, viewer, request.params.revisionId)
    return reply
      .header('content-type', 'application/octet-stream')
      .header('content-length', file.size)
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "sandbox; default-src 'none'")
      .header('cache-control', 'private, no-store')
      .send(Readable.from(file.bytes()))
  })
}
