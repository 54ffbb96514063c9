import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Binaries } from './embedded-binaries.ts'
import type { Place } from './embedded-place.ts'
import { errorCode, runsWith } from './embedded-process.ts'
import { SetupProblem } from './setup-problem.ts'

/** Extra server settings, such as `{ fsync: 'off' }` for a database that may be lost. */
export type ServerSettings = Readonly<Record<string, string>>

const ATTEMPTS = 20
const READY_WITHIN_MS = 300_000

/** The database files of one place and the server that runs on them. */
export class Cluster {
  readonly #place: Place
  readonly #binaries: Binaries
  readonly #data: string
  readonly #log: string

  constructor(place: Place, binaries: Binaries) {
    this.#place = place
    this.#binaries = binaries
    this.#data = path.join(place.folder, 'data')
    this.#log = path.join(place.folder, 'server.log')
  }

  /** Makes the files once. They appear under their name only when they are whole. */
  async create(superuserPasswordFile: string): Promise<void> {
    if (existsSync(this.#data)) return this.#sweepDrafts()
    const draft = `${this.#data}.draft-${randomUUID()}`
    const access = ['-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${superuserPasswordFile}`]
    // The builtin locale knows Unicode on every machine, whatever locales that machine has installed.
    const text = ['-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
    try {
      await this.#run(this.#binaries.initdb, ['-D', draft, ...access, ...text])
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause)
      throw new SetupProblem(`The database could not be made in ${this.#place.folder}: ${reason}`, { cause })
    }
    renameSync(draft, this.#data)
  }

  /** Not before the database stands: the initdb of a killed start may still be writing to its draft. */
  #sweepDrafts(): void {
    for (const name of readdirSync(this.#place.folder).filter((entry) => entry.startsWith('data.draft-'))) {
      rmSync(path.join(this.#place.folder, name), { recursive: true, maxRetries: 10, retryDelay: 100 })
    }
  }

  /** The server that runs on these files, launched if there is none. */
  async start(settings: ServerSettings): Promise<{ port: number; launched: boolean }> {
    for (let attempt = 1; ; attempt++) {
      const port = await this.#runningPort()
      if (port !== null) return { port, launched: attempt > 1 }
      if (await this.#launch(settings)) continue
      // Either somebody took the port, or processes of a killed server have not left its memory yet.
      const passing = /Address already in use|could not create any TCP|shared memory block/.test(this.#lastWords())
      if (!passing || attempt === ATTEMPTS) {
        const reason = this.#lastWords().match(/FATAL: +(.*)/)?.[1] ?? 'it gave no reason'
        throw new SetupProblem(`PostgreSQL did not start: ${reason} (${this.#log}).`)
      }
      await pause(250)
    }
  }

  async stop(): Promise<void> {
    if ((await this.#runningPort()) === null) return
    await this.#run(this.#binaries.pgCtl, ['-D', this.#data, '-m', 'fast', '-w', '-t', '60', 'stop'])
  }

  async #launch(settings: ServerSettings): Promise<boolean> {
    const sockets = process.platform === 'win32' ? '' : ' -k ""'
    const options = Object.entries({ max_connections: '200', log_checkpoints: 'off', ...settings })
    const flags = options.map(([name, value]) => ` -c ${name}=${value}`).join('')
    const server = `-p ${await freePort()} -h 127.0.0.1${sockets}${flags}`
    rmSync(this.#log, { force: true })
    const args = ['-D', this.#data, '-w', '-t', '300', '-l', this.#log, '-o', server, 'start']
    return this.#run(this.#binaries.pgCtl, args).then(
      () => true,
      () => false,
    )
  }

  /** The port of the server on these files once it is ready, or null when there is none. */
  async #runningPort(): Promise<number | null> {
    const file = path.join(this.#data, 'postmaster.pid')
    const giveUpAt = Date.now() + READY_WITHIN_MS
    for (;;) {
      const [pid, , , port, , , , status] = readLines(file)
      if (pid === undefined) return null
      if (!runsWith(Number(pid), this.#data)) {
        // PostgreSQL recovers from a dead pid by itself, but not from one that another program has been given since.
        rmSync(file, { force: true })
        return null
      }
      if (status?.trim() === 'ready') return Number(port)
      if (Date.now() > giveUpAt) throw new SetupProblem(`The PostgreSQL of ${this.#data} does not become ready.`)
      await pause(50)
    }
  }

  #lastWords(): string {
    return existsSync(this.#log) ? readFileSync(this.#log, 'utf8') : ''
  }

  #run(program: string, args: string[]): Promise<void> {
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PG')))
    const options = { env: { ...env, LC_ALL: 'C' }, cwd: this.#place.folder, ...this.#place.runAs }
    return new Promise((resolve, reject) => {
      execFile(program, args, options, (error, stdout, stderr) => {
        if (error === null) resolve()
        else reject(new Error((stderr || stdout || error.message).trim().split('\n')[0], { cause: error }))
      })
    })
  }
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return []
    throw error
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(address !== null && typeof address === 'object' ? address.port : 0))
    })
  })
}
