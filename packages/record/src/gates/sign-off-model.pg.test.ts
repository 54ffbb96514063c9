import { Refusal } from '@assay/domain'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Act, acts } from '../../../../test/gates/support/acts.ts'
import { type Ground, type Lane, openGround, openLane } from '../../../../test/gates/support/lane.ts'
import { brokenRules, type Known } from '../../../../test/gates/support/oracle.ts'
import { aProgramme, type Programme } from '../../../../test/support/programme.ts'
import type { Viewer } from '../kernel/viewer.ts'

/** `pnpm test:gates` makes many more runs. */
const runs = Number(process.env.ASSAY_GATE_RUNS ?? 10)
const longest = 16

/** How often each act was done, and refused; so that a run shows what it reached. */
type Model = { done: Map<string, number>; refused: Map<string, number>; statuses: Map<string, number> }
type Real = { ground: Ground; lane: Lane; known: Known; people: readonly Viewer[]; rounds: number }

class Happening implements fc.AsyncCommand<Model, Real> {
  readonly name: string
  readonly act: Act
  readonly who: number
  readonly other: number

  constructor(name: string, act: Act, who: number, other: number) {
    this.name = name
    this.act = act
    this.who = who
    this.other = other
  }

  check = () => true

  async run(model: Model, real: Real): Promise<void> {
    const { ground, lane, known, people } = real
    const { world } = ground
    const now = world.record.now()
    const person = (at: number): Viewer => ({ ...(people[at % people.length] ?? ground.paula), authenticatedAt: now })
    real.rounds += 1
    const scene = { ground, lane, who: person(this.who), other: person(this.other), now, round: real.rounds }
    const refusal = await this.act(scene).then(
      () => null,
      (error: unknown) => (error instanceof Refusal ? error : Promise.reject(error)),
    )
    count(refusal === null ? model.done : model.refused, this.name)
    const broken = await world.written((tx) => brokenRules(tx, known))
    expect(broken).toEqual([])
    const { status } = await world.written((tx) => tx.gate.findFirstOrThrow({ where: { id: lane.gateId } }))
    count(model.statuses, status)
  }

  toString = () => `${this.name}(${this.who}, ${this.other})`
}

describe('whatever is done to a gate, in whatever order', () => {
  let world: Programme
  let ground: Ground
  let people: readonly Viewer[]
  beforeAll(async () => {
    world = await aProgramme()
    ground = await openGround(world)
    const dan = await world.seat({ name: 'Dan', functions: ['APPSEC'] })
    people = [ground.paula, ground.pablo, ground.grace, ground.lena, dan, world.producer]
    return world.close
  })

  // Who decides and concurs is drawn more often than what disturbs them, or most runs would approve nothing.
  const weights: { readonly [name: string]: number } = {
    approve: 8,
    concur: 8,
    approveWithConditions: 3,
    fixFindings: 4,
    acceptEvidence: 4,
  }
  const happening = fc.oneof(
    ...Object.entries(acts).map(([name, act]) => ({
      weight: weights[name] ?? 1,
      arbitrary: fc.tuple(fc.nat(5), fc.nat(5)).map(([who, other]) => new Happening(name, act, who, other)),
    })),
  )

  test('what judges it finds an approval that no command made', async () => {
    const { gateId, modelVersionId } = await openLane(ground, 1)
    const known = { gateId, modelVersionId, tier: 1, accountableTeamId: '' }
    const broken = await world.written(async (tx) => {
      await tx.gate.updateMany({ where: { id: gateId }, data: { status: 'APPROVED' } })
      return brokenRules(tx, known)
    })
    expect(broken).toHaveLength(1)
  })

  test('it is never approved against rules 1 to 3, and no approval survives what rule 10 takes it back for', {
    timeout: 120_000 + runs * 30_000,
  }, async () => {
    const model: Model = { done: new Map(), refused: new Map(), statuses: new Map() }
    const team = world.teams.find((each) => each.function === 'PRODUCT_SECURITY')
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(1, 3),
        fc.commands([happening], { maxCommands: longest, size: 'max' }),
        async (tier, commands) => {
          const lane = await openLane(ground, tier)
          const { gateId, modelVersionId } = lane
          const known = { gateId, modelVersionId, tier, accountableTeamId: team?.id ?? '' }
          await fc.asyncModelRun(() => ({ model, real: { ground, lane, known, people, rounds: 0 } }), commands)
        },
      ),
      { numRuns: runs, endOnFailure: true },
    )
    console.log(
      `${runs} runs:\n${spoken('done', model.done)}\n${spoken('refused', model.refused)}\n${spoken('left the gate', model.statuses)}`,
    )
    expect(model.statuses.get('APPROVED') ?? 0).toBeGreaterThan(0)
  })
})

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1)
}

function spoken(what: string, counts: ReadonlyMap<string, number>): string {
  return `  ${what}: ${[...counts].map(([name, times]) => `${name} ${times}`).join(', ')}`
}
