import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { identityOf } from '../../packages/record/src/kernel/embedded-process.ts'

const POLL_MS = 500

/**
 * Calls back when the `npx` or `pnpm` that started this program has ended. They die of a SIGTERM without passing it on,
 * which would leave a server behind that nobody asked for any more.
 */
export function whenLauncherEnds(callback: () => void): void {
  const launcher = findLauncher()
  if (launcher === null) return
  const identity = identityOf(launcher)
  const timer = setInterval(() => {
    if (identityOf(launcher) === identity) return
    clearInterval(timer)
    callback()
  }, POLL_MS)
  timer.unref()
}

/** The topmost package manager among the ancestors; the shells in between are theirs. */
function findLauncher(): number | null {
  let launcher: number | null = null
  for (let pid = process.ppid; pid > 1; ) {
    const ancestor = describe(pid)
    if (ancestor === null) return launcher
    if (/(^|[/ ])(npm|npx|pnpm)\b/.test(ancestor.command)) launcher = pid
    else if (!/^\S*sh -c /.test(ancestor.command)) return launcher
    pid = ancestor.parent
  }
  return launcher
}

function describe(pid: number): { parent: number; command: string } | null {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      return { parent: Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]), command }
    }
    if (process.platform === 'win32') return null
    const line = execFileSync('ps', ['-ww', '-o', 'ppid=,command=', '-p', String(pid)], { encoding: 'utf8' }).trim()
    return { parent: Number.parseInt(line, 10), command: line.replace(/^\d+\s+/, '') }
  } catch {
    // The ancestor ended meanwhile, or this system does not tell.
    return null
  }
}
