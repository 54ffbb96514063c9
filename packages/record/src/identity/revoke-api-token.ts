import { NotFound } from '@assay/domain'
import { change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { mustBeAllowed } from './must-be-allowed.ts'

/** Ends a token for good; revoking it again changes nothing. Answers with its id. */
export function revokeApiToken(record: EngagementRecord, viewer: Viewer, input: { tokenId: string }) {
  return change(record, viewer, async function revokeApiToken({ tx, now, announce, nothingChanged }) {
    const { workspaceId } = viewer
    mustBeAllowed(viewer, 'ADMINISTER')
    const token = await tx.apiToken.findUnique({ where: { workspaceId_id: { workspaceId, id: input.tokenId } } })
    if (token === null) throw new NotFound('token')
    const { count } = await tx.apiToken.updateMany({
      where: { workspaceId, id: token.id, revokedAt: null },
      data: { revokedAt: now, version: { increment: 1 }, updatedAt: now },
    })
    if (count === 0) {
      nothingChanged()
      return token.id
    }
    announce({
      kind: 'token.revoked',
      subject: { type: 'ApiToken', id: token.id },
      changes: [{ field: 'name', from: token.name, to: null }],
    })
    return token.id
  })
}
