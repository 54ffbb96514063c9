import { hashToken, newToken } from '../../../../packages/record/src/identity/token-secret.ts'
import { commentOnFinding, openLog, openRecord } from '../../../../packages/record/src/index.ts'
import { startEmbeddedPostgres } from '../../../../packages/record/src/kernel/embedded-postgres.ts'
import { migrate } from '../../../../packages/record/src/kernel/migrate.ts'
import { seedDemo } from '../../../../prisma/seed/index.ts'
import { inWorkspace, viewerOf } from '../../../support/builders.ts'
import { scratchFolder } from '../../../support/scratch-folder.ts'

/** Ten sockets are the most that one caller may open. */
const socketsASeat = 10

/** The demo programme on a PostgreSQL of its own, with a crowd of people in it who all may see the same. */
export async function openFanOutWorld() {
  const dataDir = scratchFolder('fan-out')
  const server = await startEmbeddedPostgres(dataDir)
  const { ownerUrl } = server
  await migrate(ownerUrl)
  const record = await openRecord({ ownerUrl, dataDir, publicUrl: 'http://127.0.0.1:4000', log: openLog('silent') })
  await seedDemo(record, { dataDir })
  const { rows } = await record.directory.query<{ id: string }>(`SELECT id FROM workspace WHERE slug = 'northgate-pay'`)
  const workspaceId = rows[0]?.id ?? ''
  const { findings, authors } = await inWorkspace(record, workspaceId, async (tx) => ({
    findings: await tx.finding.findMany({ where: { engagement: { restricted: false } }, select: { id: true } }),
    authors: await tx.membership.findMany({ where: { role: 'CONTRIBUTOR', status: 'ACTIVE' }, select: { id: true } }),
  }))
  const author = await viewerOf(record, workspaceId, authors[0]?.id ?? '')
  let said = 0

  return {
    ownerUrl,
    dataDir,
    workspaceId,
    /** Tokens of so many new people, each used by ten subscribers. */
    async tokensFor(subscribers: number): Promise<string[]> {
      const people = Array.from({ length: Math.ceil(subscribers / socketsASeat) }, (_, n) => ({
        id: crypto.randomUUID(),
        name: `Person ${n}`,
        secret: newToken(),
      }))
      await inWorkspace(record, workspaceId, async (tx) => {
        await tx.membership.createMany({
          data: people.map(({ id, name }) => ({
            workspaceId,
            id,
            name,
            email: `${id}@northgate.example`,
            role: 'VIEWER',
          })),
        })
        await tx.apiToken.createMany({
          data: people.map(({ id, secret }) => ({
            workspaceId,
            name: 'subscriber',
            prefix: secret.slice(0, 12),
            hash: Uint8Array.from(hashToken(secret)),
            scopes: 'read',
            createdById: id,
          })),
        })
      })
      return Array.from({ length: subscribers }, (_, n) => people[Math.floor(n / socketsASeat)]?.secret ?? '')
    },
    /** One event: a comment, written and committed by this process. */
    async say() {
      const findingId = findings[said % findings.length]?.id ?? ''
      said += 1
      await commentOnFinding(record, author, { findingId, body: `Event ${said}: seen again in the nightly run.` })
    },
    async close() {
      await record.close()
      await server.discard()
    },
  }
}

export type FanOutWorld = Awaited<ReturnType<typeof openFanOutWorld>>
