import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * What tells this process from a later one with the same pid, or null when no such process runs.
 * Pids repeat quickly in containers, so a pid alone proves nothing.
 */
export function identityOf(pid: number): string | null {
  if (!answersSignals(pid)) return null
  try {
    if (process.platform === 'linux') return identityOnLinux(pid)
    if (process.platform === 'darwin') return `${pid} ${ps(pid, 'lstart')}`
    return String(pid)
  } catch {
    // The process ended meanwhile.
    return null
  }
}

/** Whether the process runs and was started with these words; on Windows, where that is unknown, whether it runs. */
export function runsWith(pid: number, words: string): boolean {
  if (identityOf(pid) === null) return false
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(words)
    return process.platform !== 'darwin' || ps(pid, 'command').includes(words)
  } catch {
    return false
  }
}

export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}

function identityOnLinux(pid: number): string | null {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The second field, the name, may hold spaces and brackets. The state follows it, the start time is 19 fields on.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  // A zombie is dead already; where pid 1 reaps nobody it stays in the table for good.
  if (fields[0] === 'Z') return null
  return `${pid} ${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[19]}`
}

const ps = (pid: number, column: string) =>
  execFileSync('ps', ['-ww', '-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).trim()
