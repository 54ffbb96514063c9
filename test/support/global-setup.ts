import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { connectOwner } from '../../packages/record/src/kernel/connect-owner.ts'
import { startEmbeddedPostgres } from '../../packages/record/src/kernel/embedded-postgres.ts'
import { migrate } from '../../packages/record/src/kernel/migrate.ts'
import { databaseAt } from './database-url.ts'
import { scratchFolder } from './scratch-folder.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Connects as the role that owns the template; it may create databases. */
    serverUrl: string
    /** A migrated, empty database that nobody connects to. */
    template: string
  }
}

type Server = { url: string; close(): Promise<void> }

/** One server and one migrated template a run; test files clone it by `freshDatabase()`. */
export default async function setUp(project: TestProject) {
  const server = await openServer()
  const template = `assay_template_${randomUUID().replaceAll('-', '')}`
  const run = async (statement: string) => {
    const client = await connectOwner(server.url)
    await client.query(statement)
    await client.end()
  }
  await run(`CREATE DATABASE ${template}`)
  await migrate(databaseAt(server.url, template))
  project.provide('serverUrl', server.url)
  project.provide('template', template)

  return async () => {
    await run(`DROP DATABASE ${template} WITH (FORCE)`)
    await server.close()
  }
}

async function openServer(): Promise<Server> {
  const given = process.env.TEST_DATABASE_URL ?? process.env.DATABASE_URL
  if (given !== undefined && given !== '') return { url: given, close: async () => {} }

  const dataDir = scratchFolder('test')
  // What is lost in a crash of the machine was only a test's.
  const server = await startEmbeddedPostgres(dataDir, {
    fsync: 'off',
    full_page_writes: 'off',
    synchronous_commit: 'off',
  })
  const guard = discardWhenOrphaned(dataDir)
  return {
    url: server.ownerUrl,
    close: async () => {
      await server.discard()
      guard.stdin.end()
    },
  }
}

/** A run that is killed cannot clean up after itself; a process that sees its end does. */
function discardWhenOrphaned(dataDir: string) {
  const script = path.join(import.meta.dirname, 'discard-when-orphaned.ts')
  const guard = spawn(process.execPath, [script, dataDir], { stdio: ['pipe', 'ignore', 'ignore'], detached: true })
  guard.unref()
  return guard
}
