import type { EngagementRecord } from '../kernel/record.ts'
import { SetupProblem } from '../kernel/setup-problem.ts'

const loopback = new Set(['127.0.0.1', '::1', 'localhost'])

/** The demo's passwords are printed in its documents: who serves it to a network would let everybody in. */
export async function refuseOpenDemo(record: EngagementRecord, host: string): Promise<void> {
  if (loopback.has(host)) return
  const { rows } = await record.directory.query<{ found: boolean }>(
    'SELECT EXISTS (SELECT FROM workspace WHERE is_demo) AS found',
  )
  if (rows[0]?.found !== true) return
  throw new SetupProblem(
    `The demo programme is served to this machine only: leave HOST unset instead of "${host}", or start with --empty on another ASSAY_DATA.`,
  )
}
