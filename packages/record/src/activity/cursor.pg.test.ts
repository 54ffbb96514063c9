import { setTimeout as pause } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { expectAllHeard, type Numbered, numberedFact } from '../../../../test/support/numbered-facts.ts'
import { openTestRecord, type TestRecord } from '../../../../test/support/record.ts'
import { change } from '../kernel/change.ts'
import { followActivity } from './follow-activity.ts'

const WRITERS = 16
const EACH = 30

describe('the cursor', () => {
  let world: TestRecord
  beforeAll(async () => {
    world = await openTestRecord({ poolSize: WRITERS + 4 })
    return world.close
  })

  test(`loses and reorders nothing of ${WRITERS} concurrent writers`, async () => {
    const { record, workspaceId, admin } = world
    const stream = followActivity(record, workspaceId, {
      scope: {},
      kinds: [],
      after: 0n,
      audience: async () => admin.audience,
    })
    const heard: { seq: bigint; fact: Numbered }[] = []
    const listening = (async () => {
      for await (const event of stream) {
        if (event.type === 'resync') throw new Error('Nothing was to be read anew')
        heard.push({ seq: event.activity.seq, fact: event.activity.refs as Numbered })
        if (heard.length === WRITERS * EACH) return
      }
    })()

    await Promise.all(
      Array.from({ length: WRITERS }, async (_, index) => {
        for (let n = 1; n <= EACH; n += 1) {
          await change(record, admin, async ({ tx, announce }) => {
            await tx.$executeRaw`SELECT pg_sleep(random() * 0.004)`
            announce(numberedFact(index + 1, n))
            return workspaceId
          })
          await pause(Math.random() * 3)
        }
      }),
    )
    await listening
    expect(heard.map(({ seq }) => seq)).toEqual(heard.map((_, index) => BigInt(index + 1)))
    expectAllHeard(
      heard.map(({ fact }) => fact),
      WRITERS,
      EACH,
    )
  })
})
