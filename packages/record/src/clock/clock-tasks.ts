import { forgetOldKeys } from '../kernel/idempotency.ts'
import type { Tasks } from '../kernel/jobs.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import { lapseWorkspace } from './lapse-workspace.ts'

/** What time alone brings about, as a crontab in UTC; with several workers each tick still runs once. */
export const clockTimes = '* * * * * clock:lapse\n17 3 * * * clock:forget'

/** The jobs of the clock, for every workspace. The sweep is the net under the clock that sleeps until each moment. */
export function clockTasks(record: EngagementRecord): Tasks {
  return {
    'clock:lapse': async () => {
      const { rows } = await record.directory.query<{ at: Date }>('SELECT clock_timestamp() AS at')
      const at = rows[0]?.at ?? record.now()
      await inEveryWorkspace(record, (workspaceId) => lapseWorkspace(record, workspaceId, at))
    },
    'clock:forget': () => inEveryWorkspace(record, (workspaceId) => forgetOldKeys(record, workspaceId)),
  }
}

async function inEveryWorkspace(record: EngagementRecord, work: (workspaceId: string) => Promise<unknown>) {
  const { rows } = await record.directory.query<{ id: string }>('SELECT id FROM workspace ORDER BY id')
  for (const { id } of rows) await work(id)
}
