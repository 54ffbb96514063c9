import { randomBytes } from 'node:crypto'
import { accessSync, chmodSync, chownSync, constants, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import path from 'node:path'
import { keepSecret } from './embedded-secrets.ts'
import { SetupProblem } from './setup-problem.ts'

export type RunAs = { uid: number; gid: number }

/** Where a database cluster lives and who runs it; `runAs` is null for the current user. */
export type Place = { folder: string; runAs: RunAs | null }

/** Creates the data folder if need be; the database's own folder is chosen later, under the lock. */
export function openDataFolder(dataDir: string): void {
  try {
    // As root, another user passes through to reach the database; it may not list what lies here.
    mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (cause) {
    throw new SetupProblem(
      `The data folder ${dataDir} cannot be written by ${userInfo().username}; choose another with ASSAY_DATA.`,
      { cause },
    )
  }
}

/**
 * The database lives in `postgres/` of the data folder. As root it belongs to another user; where that user cannot
 * reach the data folder, it lives under /var/tmp, named by a random id that was made with the data folder, so that a
 * new data folder at the same path never finds an old database.
 */
export function choosePlace(dataDir: string): Place {
  const within = path.join(dataDir, 'postgres')
  if (process.getuid?.() !== 0) return { folder: ensureFolder(within, null), runAs: null }

  const id = keepSecret(path.join(dataDir, 'id'), () => randomBytes(8).toString('hex'))
  const elsewhere = path.join('/var/tmp', `assay-${id}`)
  for (const folder of [within, elsewhere]) {
    if (existsSync(path.join(folder, 'data'))) return { folder, runAs: ownerOf(folder) }
  }
  const runAs = serverUser()
  return { folder: ensureFolder(canReach(runAs, dataDir) ? within : elsewhere, runAs), runAs }
}

function ensureFolder(folder: string, owner: RunAs | null): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (owner !== null) {
    chownSync(folder, owner.uid, owner.gid)
    chmodSync(folder, 0o700)
  }
  return folder
}

function ownerOf(folder: string): RunAs {
  const { uid, gid } = statSync(folder)
  return { uid, gid }
}

function serverUser(): RunAs {
  const users = readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = users.find((line) => line.startsWith(`${name}:`))?.split(':') ?? []
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new SetupProblem('PostgreSQL does not run as root, and there is no user postgres or nobody to run it as.')
}

function canReach({ uid, gid }: RunAs, folder: string): boolean {
  const { mode, uid: owner, gid: group } = statSync(folder)
  const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001
  const parent = path.dirname(folder)
  return (mode & bit) !== 0 && (parent === folder || canReach({ uid, gid }, parent))
}
