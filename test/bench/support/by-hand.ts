import { randomUUID } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from '../../../packages/record/src/generated/client/client.ts'
import { asRole } from '../../../packages/record/src/kernel/roles.ts'
import type { Viewer } from '../../../packages/record/src/kernel/viewer.ts'

/*
 * What commentOnFinding and changeFindingOwner ask of PostgreSQL, written by hand, each in one transaction bound to the
 * workspace: the finding is read, the change written, the fact left for the sequencer. No permission is asked, no text
 * is checked, and nobody moves the facts into the log: they pile up. Both drivers are used as they come; bare pg names
 * its statements, since it is the limit.
 */
export type ByHand = {
  comment(findingId: string): Promise<unknown>
  release(findingId: string): Promise<unknown>
  close(): Promise<void>
}

type Finding = { id: string; key: string; engagementId: string; ownerId: string | null; version: number }
type Told = { kind: string; changes?: unknown; refs?: unknown }

/** Every writer says the same, so that no text is longer on one side. */
export const words = 'Seen again in the nightly run; the second prompt gets through without the suffix.'

export function overPg(ownerUrl: string, viewer: Viewer, connections: number): ByHand {
  const { workspaceId, membershipId } = viewer
  const pool = new pg.Pool({ connectionString: asRole(ownerUrl, 'assay_app'), max: connections })
  const transaction = async (findingId: string, work: (client: pg.PoolClient, finding: Finding) => Promise<Told>) => {
    const client = await pool.connect()
    try {
      await client.query('BEGIN')
      await client.query({ name: 'bind', text: bind, values: [workspaceId] })
      const { rows } = await client.query<Finding>({ name: 'find', text: find, values: [workspaceId, findingId] })
      const finding = found(rows[0])
      const told = await work(client, finding)
      await client.query({ name: 'tell', text: tell, values: factOf(viewer, finding, told) })
      await client.query('COMMIT')
      client.release()
    } catch (error) {
      client.release(true)
      throw error
    }
  }
  return {
    comment: (findingId) =>
      transaction(findingId, async (client) => {
        const commentId = randomUUID()
        const now = new Date()
        await client.query({
          name: 'say',
          text: say,
          values: [workspaceId, commentId, findingId, membershipId, words, now],
        })
        await client.query({ name: 'count', text: count, values: [workspaceId, findingId, now] })
        return { kind: 'finding.commented', refs: { commentId } }
      }),
    release: (findingId) =>
      transaction(findingId, async (client, { version, ownerId }) => {
        await client.query({ name: 'release', text: release, values: [workspaceId, findingId, version, new Date()] })
        return { kind: 'finding.ownerChanged', changes: [{ field: 'owner', from: ownerId, to: null }] }
      }),
    close: () => pool.end(),
  }
}

export function overPrisma(ownerUrl: string, viewer: Viewer, connections: number): ByHand {
  const { workspaceId } = viewer
  const pool = new pg.Pool({ connectionString: asRole(ownerUrl, 'assay_app'), max: connections })
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) })
  const whereOf = (id: string) => ({ workspaceId_id: { workspaceId, id } })
  return {
    comment: (findingId) =>
      prisma.$transaction(async (tx) => {
        const now = new Date()
        const where = whereOf(findingId)
        await tx.$executeRawUnsafe(bind, workspaceId)
        const finding = await tx.finding.findUniqueOrThrow({ where })
        const authorId = viewer.membershipId ?? ''
        const { id } = await tx.comment.create({
          data: { workspaceId, findingId, authorId, body: words, postedAt: now },
        })
        await tx.finding.update({ where, data: { commentCount: { increment: 1 }, updatedAt: now } })
        const told = { kind: 'finding.commented', refs: { commentId: id } }
        await tx.$executeRawUnsafe(tell, ...factOf(viewer, finding, told))
      }),
    release: (findingId) =>
      prisma.$transaction(async (tx) => {
        await tx.$executeRawUnsafe(bind, workspaceId)
        const finding = await tx.finding.findUniqueOrThrow({ where: whereOf(findingId) })
        await tx.finding.updateMany({
          where: { workspaceId, id: findingId, version: finding.version },
          data: { ownerId: null, version: { increment: 1 }, updatedAt: new Date() },
        })
        const changes = [{ field: 'owner', from: finding.ownerId, to: null }]
        await tx.$executeRawUnsafe(tell, ...factOf(viewer, finding, { kind: 'finding.ownerChanged', changes }))
      }),
    async close() {
      await prisma.$disconnect()
      await pool.end()
    },
  }
}

const bind = `SELECT set_config('assay.workspace', $1, true)`
const find = `SELECT *, engagement_id AS "engagementId", owner_id AS "ownerId" FROM finding WHERE workspace_id = $1 AND id = $2`
const say = `INSERT INTO comment (workspace_id, id, finding_id, author_id, body, posted_at, version, created_at, updated_at)
  VALUES ($1, $2, $3, $4, $5, $6, 1, $6, $6) RETURNING *`
const count = `UPDATE finding SET comment_count = comment_count + 1, updated_at = $3
  WHERE workspace_id = $1 AND id = $2 RETURNING *`
const release = `UPDATE finding SET owner_id = NULL, version = version + 1, updated_at = $4
  WHERE workspace_id = $1 AND id = $2 AND version = $3`
const tell = `INSERT INTO activity_pending (workspace_id, id, kind, actor_type, actor_id, actor_name, at, subject_type,
    subject_id, subject_key, engagement_id, finding_id, changes, refs)
  VALUES ($1::uuid, $2::uuid, $3, 'MEMBERSHIP', $4::uuid, $5, $6::timestamptz, 'Finding', $7::uuid, $8, $9::uuid,
    $7::uuid, $10::jsonb, $11::jsonb)`

function factOf({ workspaceId, actor }: Viewer, finding: Finding, { kind, changes = [], refs = {} }: Told) {
  const { id, key, engagementId } = finding
  const payload = [JSON.stringify(changes), JSON.stringify(refs)]
  return [
    workspaceId,
    randomUUID(),
    kind,
    actor.id,
    actor.name,
    new Date().toISOString(),
    id,
    key,
    engagementId,
    ...payload,
  ]
}

function found<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new Error('There is no such finding')
  return row
}
