import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { identityOf } from './embedded-process.ts'

/** Who uses the server, one file a process, so that the last one to leave stops it. Call these under the lock. */
export function enter(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = path.join(folder, `${process.pid}-${crypto.randomUUID()}`)
  writeFileSync(file, identityOf(process.pid) ?? '')
  return file
}

/** A server that was just launched has no users: whoever used its predecessor has lost it. */
export function forgetAll(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}

/** True when nobody else that still runs is left. Entries of killed processes are swept. */
export function leave(folder: string, file: string): boolean {
  rmSync(file, { force: true })
  if (!existsSync(folder)) return true
  const others = readdirSync(folder).map((name) => path.join(folder, name))
  for (const other of others) {
    const user = readFileSync(other, 'utf8')
    if (identityOf(Number.parseInt(user, 10)) === user) return false
    rmSync(other, { force: true })
  }
  return true
}
