import { setTimeout as pause } from 'node:timers/promises'
import { change } from '@assay/record'
import { beforeAll, describe, expect, test } from 'vitest'
import { inWorkspace } from '../../../../test/support/builders.ts'
import { eventually } from '../../../../test/support/eventually.ts'
import { followerOf } from '../../../../test/support/follower.ts'
import { expectAllHeard, type Numbered, numberedFact } from '../../../../test/support/numbered-facts.ts'
import { openTestRecord, type TestRecord } from '../../../../test/support/record.ts'

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
    const { heard, leave } = await followerOf(world).follow(admin, {}, 0n)
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
    await eventually('all was heard', () => heard.length >= WRITERS * EACH)
    expect(heard).toEqual(heard.map((_, index) => BigInt(index + 1)))
    const facts = await inWorkspace(record, workspaceId, (tx) => tx.activity.findMany({ orderBy: { seq: 'asc' } }))
    expectAllHeard(
      facts.map(({ refs }) => refs as Numbered),
      WRITERS,
      EACH,
    )
    leave()
  })
})
