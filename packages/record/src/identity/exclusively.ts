import { Conflict } from '@assay/domain'
import type { EngagementRecord } from '../kernel/record.ts'

/**
 * Does the work while nobody else, on any instance, does work of the same name. Whoever comes meanwhile is refused
 * rather than made to wait, so that waiting cannot exhaust the pool.
 */
export async function exclusively<T>(
  { directory }: Pick<EngagementRecord, 'directory'>,
  name: string,
  work: () => Promise<T>,
): Promise<T> {
  const client = await directory.connect()
  try {
    await client.query('BEGIN')
    const { rows } = await client.query<{ mine: boolean }>(
      'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS mine',
      [name],
    )
    if (rows[0]?.mine !== true)
      throw new Conflict('Someone else is doing this right now. Wait a moment and look again.')
    return await work()
  } finally {
    // Ends the transaction and with it the lock; nothing was written here.
    await client.query('ROLLBACK').finally(() => client.release())
  }
}
