import { refreshLapsedGates } from '../gates/refresh-lapsed-gates.ts'
import { forgetOldKeys } from '../kernel/idempotency.ts'
import type { Tasks } from '../kernel/jobs.ts'
import type { EngagementRecord } from '../kernel/record.ts'

/** What time alone brings about, as a crontab in UTC; with several workers each tick still runs once. */
export const clockTimes = '* * * * * clock:lapse\n17 3 * * * clock:forget'

/** The jobs of the clock, for every workspace. */
export function clockTasks(record: EngagementRecord): Tasks {
  return {
    'clock:lapse': () => inEveryWorkspace(record, (workspaceId) => refreshLapsedGates(record, workspaceId)),
    'clock:forget': () => inEveryWorkspace(record, (workspaceId) => forgetOldKeys(record, workspaceId)),
  }
}

async function inEveryWorkspace(record: EngagementRecord, work: (workspaceId: string) => Promise<void>) {
  const { rows } = await record.directory.query<{ id: string }>('SELECT id FROM workspace ORDER BY id')
  for (const { id } of rows) await work(id)
}
