import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { RunAs } from './embedded-place.ts'

/** The text of a file readable by its owner alone; made on first use. Call it under the lock. */
export function keepSecret(file: string, make: () => string = newPassword, owner: RunAs | null = null): string {
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  const draft = `${file}.new`
  writeFileSync(draft, `${make()}\n`, { mode: 0o600 })
  if (owner !== null) chownSync(draft, owner.uid, owner.gid)
  renameSync(draft, file)
  return readFileSync(file, 'utf8').trim()
}

const newPassword = () => randomBytes(24).toString('base64url')
