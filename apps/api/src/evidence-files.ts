import { Readable } from 'node:stream'
import { type EngagementRecord, openEvidenceFile } from '@assay/record'
import type { FastifyInstance } from 'fastify'
import { whoReadsFiles } from './context.ts'
import { webHeaders } from './headers.ts'
import { Rejected } from './rejected.ts'

/** Evidence is handed out as a download that can do nothing to who opens it, whatever it is. */
export function serveEvidenceFiles(app: FastifyInstance, record: EngagementRecord) {
  app.get<{ Params: { revisionId: string } }>('/files/evidence/:revisionId', async (request, reply) => {
    const { viewer } = await whoReadsFiles(record, webHeaders(request.headers))
    if (viewer === null) throw new Rejected(401, 'Sign in to read evidence')
    const file = await openEvidenceFile(record, viewer, request.params.revisionId)
    return reply
      .header('content-type', 'application/octet-stream')
      .header('content-length', file.size)
      .header('content-disposition', `attachment; filename*=UTF-8''${extendedValue(file.name)}`)
      .header('content-security-policy', "sandbox; default-src 'none'")
      .header('cache-control', 'private, no-store')
      .send(Readable.from(file.bytes()))
  })
}

/** RFC 8187: what encodeURIComponent leaves and a header's value may not hold. */
function extendedValue(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
}
