import { randomUUID } from 'node:crypto'
import { Refusal } from '@assay/domain'
import { beforeAll, describe, expect, test } from 'vitest'
import { anEngagement, aWorkspace } from '../../../../test/support/builders.ts'
import { openTestRecord, type TestRecord } from '../../../../test/support/record.ts'
import { type Change, change } from './change.ts'
import { Overloaded } from './overloaded.ts'
import { read } from './read.ts'
import { takeNumbers } from './short-key.ts'

describe('a change', () => {
  let world: TestRecord
  beforeAll(async () => {
    world = await openTestRecord({ poolSize: 4 })
    return world.close
  })

  const rename = async ({ tx, viewer, announce }: Change, id: string, name: string) => {
    await tx.engagement.update({ where: { workspaceId_id: { workspaceId: viewer.workspaceId, id } }, data: { name } })
    announce({ kind: 'engagement.changed', subject: { type: 'Engagement', id }, engagementId: id })
    return id
  }
  const nameOf = (id: string) =>
    read(world.record, world.workspaceId, async ({ db }) => (await db.engagement.findFirst({ where: { id } }))?.name)
  const factsOn = async (subjectId: string) => {
    await world.record.sequencer.settle(world.workspaceId)
    return read(world.record, world.workspaceId, ({ db }) => db.activity.findMany({ where: { subjectId } }))
  }
  const run = (work: (change: Change) => Promise<string>) => change(world.record, world.admin, work)

  test('is in the log, as said by who made it, once it is committed', async () => {
    const id = await anEngagement(world.record, world.workspaceId)
    let during = -1
    await run(async (its) => {
      await rename(its, id, 'Nora 2')
      during = (await factsOn(id)).length
      return id
    })
    expect(during).toBe(0)
    expect(await factsOn(id)).toMatchObject([
      { kind: 'engagement.changed', actorId: world.admin.actor.id, actorName: world.admin.actor.name },
    ])
  })

  test('leaves neither rows nor facts when it is refused', async () => {
    const id = await anEngagement(world.record, world.workspaceId, { name: 'as it was' })
    const refusal = new Refusal('DENIED', 'Not this one')
    const refused = run(async (its) => {
      await rename(its, id, 'never')
      throw refusal
    })
    await expect(refused).rejects.toBe(refusal)
    expect(await nameOf(id)).toBe('as it was')
    expect(await factsOn(id)).toEqual([])
  })

  test('that states no fact fails and leaves nothing', async () => {
    const id = await anEngagement(world.record, world.workspaceId, { name: 'as it was' })
    await expect(run((its) => rename({ ...its, announce: () => undefined }, id, 'never'))).rejects.toThrow(
      'announced nothing',
    )
    expect(await nameOf(id)).toBe('as it was')
  })

  test('that found the record as asked says so and states no fact', async () => {
    const id = await anEngagement(world.record, world.workspaceId)
    const answer = await run(async ({ nothingChanged }) => {
      nothingChanged()
      return id
    })
    expect(answer).toBe(id)
    expect(await factsOn(id)).toEqual([])
  })

  test.each([
    ['that cannot be sealed', { reason: '\ud800' }, 'well-formed'],
    ['without its kind', { kind: '' as 'engagement.changed' }, 'kind is empty'],
    ['with a document inside', { changes: [{ field: 'description', from: null, to: 'x'.repeat(9_000) }] }, 'carries'],
    ['whose refs hide a column', { refs: { findingId: randomUUID() } }, 'names findingId'],
  ])('with a fact %s fails in its own transaction, and the log goes on', async (_, fault, message) => {
    const id = await anEngagement(world.record, world.workspaceId, { name: 'as it was' })
    const unsealable = run(async (its) => {
      await rename(its, id, 'never')
      its.announce({ kind: 'engagement.changed', subject: { type: 'Engagement', id }, ...fault })
      return id
    })
    await expect(unsealable).rejects.toThrow(message)
    expect(await nameOf(id)).toBe('as it was')
    await run((its) => rename(its, id, 'goes on'))
    expect(await factsOn(id)).toHaveLength(1)
  })

  test('keeps the date and the person that a fact names', async () => {
    const id = await anEngagement(world.record, world.workspaceId)
    const at = new Date('2026-03-01T10:00:00.000Z')
    const by = { type: 'MEMBERSHIP', id: randomUUID(), name: 'Grace' } as const
    await run(async ({ announce }) => {
      announce({ kind: 'engagement.created', subject: { type: 'Engagement', id }, at, by })
      return id
    })
    expect(await factsOn(id)).toMatchObject([{ at, actorType: 'MEMBERSHIP', actorId: by.id, actorName: 'Grace' }])
  })

  test.each([
    ['a lock', ({ tx }: Change, id: string) => tx.$queryRaw`SELECT FROM engagement WHERE id = ${id}::uuid FOR UPDATE`],
    ['an update', (its: Change, id: string) => rename(its, id, 'twice')],
  ])('is done again when a deadlock over %s undid it', async (_, take) => {
    const [one, two] = [
      await anEngagement(world.record, world.workspaceId),
      await anEngagement(world.record, world.workspaceId),
    ]
    const [oneTaken, twoTaken] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const crossing = async (its: Change, first: string, second: string) => {
      await rename(its, first, 'once')
      if (first === one) oneTaken.resolve()
      else twoTaken.resolve()
      await Promise.all([oneTaken.promise, twoTaken.promise])
      await take(its, second)
      return first
    }
    await Promise.all([run((its) => crossing(its, one, two)), run((its) => crossing(its, two, one))])
    expect(await factsOn(one)).not.toEqual([])
    expect(await factsOn(two)).not.toEqual([])
  })

  test('is refused as overloaded within about two seconds when no connection comes free, and the next one runs', async () => {
    const id = await anEngagement(world.record, world.workspaceId)
    const release = Promise.withResolvers<void>()
    const held = Promise.all(
      [1, 2, 3, 4].map((n) =>
        run(async (its) => {
          await release.promise
          return rename(its, id, `held ${n}`)
        }),
      ),
    )
    const started = performance.now()
    await expect(run((its) => rename(its, id, 'late'))).rejects.toBeInstanceOf(Overloaded)
    expect(performance.now() - started).toBeLessThan(3_500)
    release.resolve()
    await held
    await run((its) => rename(its, id, 'after'))
    expect(await nameOf(id)).toBe('after')
  })

  test('numbers what it makes without a gap, also when others are undone', async () => {
    const take = (fails: boolean) =>
      run(async ({ tx, announce }) => {
        const first = await takeNumbers(tx, world.workspaceId, 'R', 3)
        if (fails) throw new Refusal('DENIED', 'Not this one')
        announce({ kind: 'intake.received', subject: { type: 'IntakeRun', id: randomUUID() } })
        return String(first)
      })
    expect(await take(false)).toBe('1')
    await expect(take(true)).rejects.toThrow('Not this one')
    expect(await take(false)).toBe('4')
  })

  test('sees and touches its own workspace only', async () => {
    const elsewhere = await anEngagement(world.record, await aWorkspace(world.record))
    await expect(run((its) => rename(its, elsewhere, 'taken over'))).rejects.toThrow('No record was found')
  })
})
