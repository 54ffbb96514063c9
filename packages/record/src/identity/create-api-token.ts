import { Conflict, type InvalidField, InvalidInput, type TokenScope } from '@assay/domain'
import { change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { mustBeFit } from './member-input.ts'
import { mustBeAllowed, seatOf } from './must-be-allowed.ts'
import { hashToken, newToken } from './token-secret.ts'

export type CreateApiToken = { name: string; scopes: readonly TokenScope[]; expiresAt?: Date | null }
/** The secret is known here only: the record keeps its hash. */
export type ApiTokenIssued = { tokenId: string; secret: string }

/** `assay_` and six characters: enough to tell tokens apart, too few to guess one. */
const prefixLength = 12

/** Makes a token that acts for its maker, within its scopes, until it expires or is revoked. */
export async function createApiToken(
  record: EngagementRecord,
  viewer: Viewer,
  input: CreateApiToken,
): Promise<ApiTokenIssued> {
  const secret = newToken()
  let made = false
  const tokenId = await change(record, viewer, async function createApiToken({ tx, now, announce }) {
    const { workspaceId } = viewer
    mustBeAllowed(viewer, 'ADMINISTER')
    const { name } = mustBeFit({ name: input.name })
    const scopes = [...new Set(input.scopes)]
    const expiresAt = input.expiresAt ?? null
    const problems: InvalidField[] = []
    if (scopes.length === 0) problems.push({ path: ['scopes'], message: 'Choose at least one scope.' })
    if (scopes.includes('board') && scopes.length > 1) {
      const message = 'A live board is read by whoever passes by: its token takes no other scope. Make two tokens.'
      problems.push({ path: ['scopes'], message })
    }
    if (expiresAt !== null && expiresAt <= now) {
      problems.push({ path: ['expiresAt'], message: 'Choose a date in the future.' })
    }
    if (problems.length > 0) throw new InvalidInput(problems)

    const token = await tx.apiToken.create({
      data: {
        workspaceId,
        name,
        prefix: secret.slice(0, prefixLength),
        hash: Uint8Array.from(hashToken(secret)),
        scopes: scopes.join(' '),
        createdById: seatOf(viewer),
        expiresAt,
        createdAt: now,
        updatedAt: now,
      },
    })
    made = true
    announce({
      kind: 'token.created',
      subject: { type: 'ApiToken', id: token.id },
      changes: [
        { field: 'name', from: null, to: name },
        { field: 'scopes', from: null, to: token.scopes },
      ],
    })
    return token.id
  })
  if (!made) {
    throw new Conflict(
      'An earlier try with this key made the token, and its secret is not shown again. Revoke it and make another.',
      [],
      'ALREADY_EXISTS',
    )
  }
  return { tokenId, secret }
}
