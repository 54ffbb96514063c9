import { randomUUID } from 'node:crypto'
import { existsSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const ENOUGH_BYTES = 2 * 1024 ** 3

/** A new name for a folder of files that may be lost, in memory where the machine offers enough of it. */
export function scratchFolder(purpose: string): string {
  return path.join(hasRoomInMemory() ? '/dev/shm' : tmpdir(), `assay-${purpose}-${randomUUID()}`)
}

function hasRoomInMemory(): boolean {
  if (process.platform !== 'linux' || !existsSync('/dev/shm')) return false
  const { bavail, bsize } = statfsSync('/dev/shm')
  return bavail * bsize >= ENOUGH_BYTES
}
