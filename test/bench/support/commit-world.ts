import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { openLog, openRecord } from '../../../packages/record/src/index.ts'
import { startEmbeddedPostgres } from '../../../packages/record/src/kernel/embedded-postgres.ts'
import { migrate } from '../../../packages/record/src/kernel/migrate.ts'
import { aMembership, anEngagement, aWorkspace, viewerOf } from '../../support/builders.ts'

/** One workspace on a PostgreSQL of its own, on disk and as durable as it comes. */
export async function openCommitWorld(poolSize: number) {
  const dataDir = path.join(tmpdir(), `assay-commit-${randomUUID()}`)
  const server = await startEmbeddedPostgres(dataDir)
  const { ownerUrl } = server
  await migrate(ownerUrl)
  const open = () =>
    openRecord({ ownerUrl, dataDir, publicUrl: 'http://127.0.0.1:4000', log: openLog('silent'), poolSize })
  const record = await open()
  const workspaceId = await aWorkspace(record)
  const viewer = await viewerOf(record, workspaceId, await aMembership(record, workspaceId))
  const engagementId = await anEngagement(record, workspaceId)
  await record.close()
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  let numbered = 0

  return {
    ownerUrl,
    workspaceId,
    viewer,
    open,
    /** New findings that the viewer owns. */
    async findings(count: number): Promise<string[]> {
      await owner.query('BEGIN')
      await owner.query(`SELECT set_config('assay.workspace', $1, true)`, [workspaceId])
      const { rows } = await owner.query<{ id: string }>(
        `INSERT INTO finding (workspace_id, id, number, key, engagement_id, title, category, severity, source_kind, source, owner_id)
         SELECT $1, gen_random_uuid(), n, 'F-' || n, $2, 'Help article issues a refund', 'PROMPT_INJECTION', 3, 'PERSON',
           'red team', $3 FROM generate_series($4::int + 1, $4::int + $5::int) AS n RETURNING id`,
        [workspaceId, engagementId, viewer.membershipId, numbered, count],
      )
      await owner.query('COMMIT')
      numbered += count
      return rows.map(({ id }) => id)
    },
    /** Moves into the log what writers by hand left behind. */
    async tidy() {
      const tidying = await open()
      await tidying.sequencer.settle(workspaceId)
      await tidying.close()
    },
    async shown(...settings: string[]): Promise<Record<string, string>> {
      const shown: Record<string, string> = {}
      for (const name of settings) {
        const { rows } = await owner.query<{ value: string }>('SELECT current_setting($1) AS value', [name])
        shown[name] = rows[0]?.value ?? ''
      }
      return shown
    },
    async backendPid(): Promise<number> {
      const { rows } = await owner.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
      return rows[0]?.pid ?? 0
    },
    async close() {
      await owner.end()
      await server.discard()
    },
  }
}
