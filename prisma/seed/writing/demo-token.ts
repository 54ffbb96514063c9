import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createApiToken } from '../../../packages/record/src/identity/create-api-token.ts'
import { hashToken, isTokenShaped } from '../../../packages/record/src/identity/token-secret.ts'
import { viewerOfSeat } from '../../../packages/record/src/identity/viewer-of-session.ts'
import type { EngagementRecord } from '../../../packages/record/src/kernel/record.ts'
import { idOf } from './ids.ts'

const scopes = ['read', 'intake', 'findings:write', 'evidence:write', 'gates:read'] as const

/** The secret of the demo’s token: the one that is kept in the data folder while it stands, else that of a new one. */
export async function demoToken(
  record: EngagementRecord,
  workspaceId: string,
  { dataDir, now }: { dataDir: string; now: Date },
): Promise<string> {
  const file = path.join(dataDir, 'demo-token')
  const kept = (await readFile(file, 'utf8').catch(() => '')).trim()
  if (isTokenShaped(kept) && (await stands(record, kept))) return kept

  const maker = idOf('northgate-pay', 'member', 'henrik')
  const viewer = await viewerOfSeat(record, workspaceId, maker, { authenticatedAt: now })
  if (viewer === null) throw new Error('The demo’s administrator has no seat')
  const { secret } = await createApiToken({ ...record, now: () => now }, viewer, { name: 'Demo', scopes })
  await record.sequencer.settle(workspaceId)
  await mkdir(dataDir, { recursive: true })
  await writeFile(file, `${secret}\n`, { mode: 0o600 })
  return secret
}

async function stands({ directory }: EngagementRecord, secret: string): Promise<boolean> {
  const { rowCount } = await directory.query('SELECT FROM api_token WHERE hash = $1 AND revoked_at IS NULL', [
    hashToken(secret),
  ])
  return rowCount === 1
}
