import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Answer, type Ask, graphAs } from '../../../../test/support/graph.ts'
import { aProgramme } from '../../../../test/support/programme.ts'
import { wholeRecord } from './as-of.samples.ts'
import { steps, take, type World } from './random-commands.samples.ts'

const returned = { command: 3, pick: 2, value: 1 }
const renamed = { command: 0, pick: 0, value: 3 }

/** More runs by hand: ASSAY_RUNS=100. */
const runs = Number(process.env.ASSAY_RUNS ?? 4)

describe('the record as of a moment', () => {
  let world: World
  let ask: Ask
  beforeAll(async () => {
    const programme = await aProgramme()
    const owner = await programme.seat({ name: 'Olga', role: 'CONTRIBUTOR' })
    const functions = ['PRODUCT_SECURITY', 'GRC', 'APPSEC', 'ML_PLATFORM', 'SECURITY_OPERATIONS'] as const
    const signers = await Promise.all(
      functions.map((each) => programme.seat({ name: `Signer of ${each}`, functions: [each] })),
    )
    world = { ...programme, owner, signers }
    ask = graphAs(programme.record, programme.admin)
    for (const riskClass of ['NOT_HIGH', 'HIGH_ANNEX_III']) {
      await programme.version(owner, await programme.useCase(owner, { riskClass }))
    }
    return programme.close
  })

  /** Waits until the clock has left the moment, so that nothing later falls into it. */
  async function leave(moment: Date): Promise<void> {
    await expect.poll(() => Date.now() > moment.getTime(), { interval: 1 }).toBe(true)
  }

  async function remember(): Promise<{ moment: Date; seen: Answer }> {
    const moment = new Date()
    await leave(moment)
    const seen = await ask(wholeRecord)
    expect(seen.errors).toEqual([])
    return { moment, seen }
  }

  test('is what was read then, whatever was done since', async () => {
    const states = new Set<string>()
    await fc.assert(
      fc.asyncProperty(steps, async (drawn) => {
        const remembered = [await remember()]
        for (const step of drawn) {
          await take(world, step)
          remembered.push(await remember())
        }
        for (const { moment, seen } of remembered) {
          expect(await ask(wholeRecord, { asOf: moment.toISOString() })).toEqual(seen)
        }
        for (const { seen } of remembered) states.add(JSON.stringify(seen))
      }),
      // What is drawn may hold no decision that is taken; one sends an evaluation back, and goes on.
      { numRuns: runs, endOnFailure: true, examples: [[[returned, renamed]]] },
    )
    expect(states.size).toBeGreaterThan(runs)
    const { gates } = (await ask('{ gates(first: 100) { nodes { decisions { decision } } } }')).data
    expect(JSON.stringify(gates)).toContain('"decision":')
  }, 240_000)

  test('has one gate with its checklist and its decisions, and one engagement', async () => {
    const before = new Date()
    await leave(before)
    const gate = '{ gate(key: "G-1") { status checklist { satisfied } decisions { decision } } }'
    const seen = await ask(gate)
    await take(world, { command: 2, pick: 0, value: 1 })
    const past = gate.replace('"G-1"', `"G-1", asOf: "${before.toISOString()}"`)
    expect(await ask(past)).toEqual(seen)
    expect(await ask(`{ engagement(key: "ENG-1", asOf: "${before.toISOString()}") { key } }`)).toMatchObject({
      data: { engagement: { key: 'ENG-1' } },
    })
  })

  test.each<[string, (now: number) => Date, string]>([
    ['in the future', (now) => new Date(now + 86_400_000), 'has not come yet. Choose a moment until now'],
    ['before the record began', () => new Date('2019-01-01T00:00:00Z'), 'The record began on'],
  ])('is refused for a moment %s', async (_, at, words) => {
    const { data, errors } = await ask('query ($asOf: DateTime) { gates(asOf: $asOf) { totalCount } }', {
      asOf: at(Date.now()).toISOString(),
    })
    expect(data).toEqual({})
    expect(errors).toEqual([expect.stringContaining(words)])
  })

  test('has one moment an operation', async () => {
    const [one, other] = [new Date(), new Date(Date.now() - 1)].map((at) => at.toISOString())
    const both = `{ gates(asOf: "${one}") { totalCount } engagements(asOf: "${other}") { totalCount } }`
    await expect(ask(both)).rejects.toThrow('An operation reads one moment')
  })

  test('shows nobody what their access of today does not', async () => {
    const stranger = graphAs(world.record, world.guest)
    const { data } = await stranger(wholeRecord, { asOf: new Date().toISOString() })
    expect(data).toMatchObject({ engagements: { totalCount: 0 }, gates: { totalCount: 0 } })
  })
})
