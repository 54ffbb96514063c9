import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { scratchFolder } from '../../../../test/support/scratch-folder.ts'
import { connectOwner } from './connect-owner.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'
import { SetupProblem } from './setup-problem.ts'

const dataDir = scratchFolder('embedded')
const pidFile = path.join(dataDir, 'postgres/data/postmaster.pid')

/** Another process that starts the server, says its address and then waits to be killed. */
async function startElsewhere() {
  const program = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(path.join(import.meta.dirname, 'embedded-postgres.ts'))})
    const { ownerUrl } = await startEmbeddedPostgres(${JSON.stringify(dataDir)})
    console.log(ownerUrl)
    setInterval(() => {}, 60_000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [ownerUrl]: string[] = await once(child.stdout.setEncoding('utf8'), 'data')
  const kill = async () => {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  return { ownerUrl: ownerUrl?.trim(), kill }
}

async function ask(server: EmbeddedPostgres, query: string): Promise<unknown[]> {
  const client = await connectOwner(server.ownerUrl)
  const { rows } = await client.query({ text: query, rowMode: 'array' })
  await client.end()
  return rows.flat()
}

function killServer(): void {
  process.kill(Number.parseInt(readFileSync(pidFile, 'utf8'), 10), 'SIGKILL')
}

describe('the embedded PostgreSQL', () => {
  let server: EmbeddedPostgres
  beforeEach(async () => {
    server = await startEmbeddedPostgres(dataDir)
    return () => server.stop()
  })
  afterAll(async () => {
    const last = await startEmbeddedPostgres(dataDir)
    await last.discard()
  })

  test('gives the owner a role that is no superuser and listens on this machine alone', async () => {
    const facts = `SELECT current_user, current_database(), rolsuper, rolbypassrls, current_setting('listen_addresses')
                   FROM pg_roles WHERE rolname = current_user`
    expect(await ask(server, facts)).toEqual(['assay', 'assay', false, false, '127.0.0.1'])
  })

  test('asks for a password', async () => {
    const url = new URL(server.ownerUrl)
    url.password = 'wrong'
    await expect(connectOwner(url.href)).rejects.toThrow('refused the user name or password')
  })

  test('keeps what was written when it is stopped, and when it is killed', async () => {
    await ask(server, 'CREATE TABLE IF NOT EXISTS note AS SELECT 1 AS n')
    await server.stop()
    expect(existsSync(pidFile)).toBe(false)
    server = await startEmbeddedPostgres(dataDir)
    killServer()
    server = await startEmbeddedPostgres(dataDir)
    expect(await ask(server, 'SELECT n FROM note')).toEqual([1])
  })

  test('starts although its pid was given to another program meanwhile', async () => {
    const lines = readFileSync(pidFile, 'utf8').split('\n')
    await server.stop()
    writeFileSync(pidFile, [process.pid, ...lines.slice(1)].join('\n'))
    server = await startEmbeddedPostgres(dataDir)
    expect(await ask(server, 'SELECT 1')).toEqual([1])
  })

  test('is found again after the process that started it was killed', async () => {
    await server.stop()
    const other = await startElsewhere()
    await other.kill()
    server = await startEmbeddedPostgres(dataDir)
    expect(server.ownerUrl).toBe(other.ownerUrl)
  })

  test('is one server for processes that start at once, and stays while one of them runs', async () => {
    await server.stop()
    const others = await Promise.all([startElsewhere(), startElsewhere(), startElsewhere()])
    server = await startEmbeddedPostgres(dataDir)
    expect(others.map(({ ownerUrl }) => ownerUrl)).toEqual(Array(3).fill(server.ownerUrl))
    await server.stop()
    expect(existsSync(pidFile)).toBe(true)
    await Promise.all(others.map(({ kill }) => kill()))
    server = await startEmbeddedPostgres(dataDir)
    await server.stop()
    expect(existsSync(pidFile)).toBe(false)
  })

  test('says in one sentence that the folder cannot be written', async () => {
    const file = scratchFolder('no-folder')
    writeFileSync(file, '')
    await expect(async () => startEmbeddedPostgres(path.join(file, 'data'))).rejects.toThrow(SetupProblem)
    rmSync(file)
  })
})
