/// <reference path="./global-setup.ts" />
import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { connectOwner } from '../../packages/record/src/kernel/connect-owner.ts'
import { databaseAt } from './database-url.ts'

export type FreshDatabase = { ownerUrl: string; drop(): Promise<void> }

/**
 * A migrated, empty database of the test's own, or one that nobody has migrated yet. Call `drop()` in the function that `beforeAll` returns: a hook that is
 * registered inside a hook never runs.
 */
export async function freshDatabase({ migrated = true } = {}): Promise<FreshDatabase> {
  const serverUrl = inject('serverUrl')
  const name = `assay_test_${randomUUID().replaceAll('-', '')}`
  const run = async (statement: string) => {
    const client = await connectOwner(serverUrl)
    await client.query(statement).finally(() => client.end())
  }
  await run(`CREATE DATABASE ${name}${migrated ? ` TEMPLATE ${inject('template')}` : ''}`)
  return { ownerUrl: databaseAt(serverUrl, name), drop: () => drop(name, run) }
}

/**
 * FORCE may not send an autovacuum worker away, which belongs to the superuser, and refuses (42501) where it meets one; the plain statement may, but
 * waits for everybody else. So that nobody's late connection keeps the database: first with force, and only over such a worker without.
 */
async function drop(name: string, run: (statement: string) => Promise<void>): Promise<void> {
  await run(`DROP DATABASE ${name} WITH (FORCE)`).catch((fault: { code?: string }) => {
    if (fault.code !== '42501') throw fault
    return run(`DROP DATABASE ${name}`)
  })
}
