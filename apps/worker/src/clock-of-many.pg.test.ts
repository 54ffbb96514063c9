import { prepareJobs, startJobs } from '@assay/record'
import { beforeAll, describe, expect, test } from 'vitest'
import { connectOwner } from '../../../packages/record/src/kernel/connect-owner.ts'
import { eventually } from '../../../test/support/eventually.ts'
import { openTestRecord, type TestRecord } from '../../../test/support/record.ts'

const missedMinutes = 5

describe('the clock', () => {
  let the: TestRecord
  beforeAll(async () => {
    the = await openTestRecord()
    return () => the.close()
  })

  /** As if the clock was known for a day and then stood still, so that whoever starts finds the same minutes missing. */
  async function standStill() {
    await prepareJobs(the.ownerUrl)
    const owner = await connectOwner(the.ownerUrl)
    await owner.query('SET ROLE assay_worker')
    await owner.query(
      `INSERT INTO graphile_worker._private_known_crontabs (identifier, known_since, last_execution)
       VALUES ('tick', now() - interval '1 day', date_trunc('minute', now()) - make_interval(mins => $1))`,
      [missedMinutes],
    )
    await owner.end()
  }

  test('strikes each minute once, however many workers look at it', async () => {
    await standStill()
    const struck: string[] = []
    const tasks = {
      tick: async (payload: unknown) => {
        struck.push((payload as { _cron: { ts: string } })._cron.ts)
      },
    }
    const start = () => startJobs(the.record, the.ownerUrl, tasks, { times: '* * * * * tick ?fill=1h' })
    const workers = await Promise.all([start(), start(), start()])
    try {
      await eventually('the missing minutes are made up for', () => new Set(struck).size >= missedMinutes)
    } finally {
      await Promise.all(workers.map((worker) => worker.stop()))
    }
    expect(struck.toSorted()).toEqual([...new Set(struck)].toSorted())
  })
})
