import { readdirSync, readFileSync } from 'node:fs'

/** /proc counts in hundredths of a second on every Linux that Node runs on. */
const tickMs = 10

/** The CPU milliseconds that a PostgreSQL has used with all of its processes, ended ones too; null where /proc is not there. */
export function serverCpuMs(backendPid: number): number | null {
  if (process.platform !== 'linux') return null
  const postmaster = fieldsOf(backendPid)?.parent
  if (postmaster === undefined) return null
  let ms = 0
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? fieldsOf(Number(name)) : null
    if (Number(name) === postmaster) ms += (stat?.own ?? 0) + (stat?.ended ?? 0)
    else if (stat?.parent === postmaster) ms += stat.own
  }
  return ms * tickMs
}

function fieldsOf(pid: number) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name before the last bracket may hold spaces; the parent is the second field after it, times begin at the 12th.
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11, 15)
    return { parent: fields[1] ?? 0, own: user + system, ended: endedUser + endedSystem }
  } catch {
    return null
  }
}
