import { objectionToSignOff, quorumReached, type Refusal, type Signer } from '../../../packages/domain/src/index.ts'
import { type FrozenCondition, freezeDecision } from '../../../packages/record/src/gates/freeze-decision.ts'
import { type LoadedCase, loadSignOffCase } from '../../../packages/record/src/gates/load-sign-off-case.ts'
import { recomputeReadiness } from '../../../packages/record/src/gates/recompute-readiness.ts'
import { concurringTeam, decidingTeam, sign } from '../../../packages/record/src/gates/sign.ts'
import { statusChange } from '../../../packages/record/src/gates/signing.ts'
import { aboutGate } from '../../../packages/record/src/gates/subject-of-gate.ts'
import { takeEffect } from '../../../packages/record/src/gates/take-effect.ts'
import type { DecisionStory, EngagementStory } from '../story/story.ts'
import type { Book } from './book.ts'
import { changed, type Places } from './places.ts'
import { found, type Moment, system, type World } from './world.ts'

type Taken = { world: World; story: DecisionStory; gateId: string; id: string; at: Date; last: Date }

/** Decisions and their further signatures, taken by the rules on what stood on the record at that moment. */
export function decisionMoments(world: World, story: EngagementStory, places: Places): Moment[] {
  const { clock } = world
  return story.decisions.map((decision, index) => {
    const at = clock.at(decision.at)
    const concurs = decision.concurs ?? []
    const last = clock.at(concurs.at(-1)?.at ?? decision.at)
    const gateId = places.gate(decision.stage, decision.subject)
    const id = places.id('decision', String(index))
    const taken = { world, story: decision, gateId, id, at, last }
    return { at: last, awaited: (book) => decide(book, taken) }
  })
}

/** Computes a gate anew as of a moment, told by the record itself. */
export async function lookAgain(book: Book, gateIds: readonly string[], at: Date): Promise<void> {
  await recomputeReadiness(book.tx, book.workspaceId, gateIds, at, (fact) => {
    // A reading whose inputs alone are new tells a reader of the history nothing.
    if (fact.changes?.some(({ from, to }) => from !== to)) book.state({ ...fact, at, by: system })
  })
}

async function decide(book: Book, taken: Taken): Promise<void> {
  const { world, story, gateId, id, at, last } = taken
  const { tx, workspaceId } = book
  const { decision, rationale } = story
  const concurs = (story.concurs ?? []).map((each) => ({
    id: world.member(each.by),
    at: world.clock.at(each.at),
    by: each.by,
  }))
  const signerId = world.member(story.by)
  const loaded = found(
    await loadSignOffCase(tx, workspaceId, gateId, at, [signerId, ...concurs.map((each) => each.id)]),
    gateId,
  )
  const signer = found(loaded.signer(signerId), story.by)
  const conditions = (story.conditions ?? []).map(({ text, owner, expires }): FrozenCondition => {
    return { text, ownerId: world.member(owner), expiresAt: world.clock.at(expires) }
  })
  allow(
    objectionToSignOff(
      { ...loaded.case, signer, decision, newConditions: conditions, exception: null, candidates: [] },
      at,
    ),
    taken,
  )

  const { frozen, digest } = freezeDecision(loaded, { decision, rationale, conditions, signerId, now: at })
  const readinessId = await keepReading(book, loaded, at)
  await tx.gateDecision.create({
    data: {
      ...{ workspaceId, id, gateId, decision, rationale, readinessId, frozen, digest },
      ...{ status: 'PENDING', decidedById: signerId, decidedAt: at, createdAt: at, updatedAt: at },
    },
  })
  const dated = { workspaceId, decisionId: id, createdAt: at, updatedAt: at }
  if (conditions.length > 0)
    await tx.gateCondition.createMany({ data: conditions.map((each) => ({ ...each, ...dated })) })

  const signing = { workspaceId, decisionId: id, digest }
  const { meaning } = frozen
  const signed = {
    ...signing,
    signer,
    teamId: decidingTeam(signer, loaded.seats),
    kind: 'DECIDES',
    meaning,
    now: at,
  } as const
  const signatureId = await sign(tx, signed)
  const others: { signer: Signer; at: Date; by: string; signatureId: string }[] = []
  for (const each of concurs) {
    const other = found(loaded.signer(each.id), each.by)
    const struck = { ...signing, signer: other, teamId: concurringTeam(other, []), kind: 'CONCURS' } as const
    others.push({
      ...each,
      signer: other,
      signatureId: await sign(tx, { ...struck, meaning: `concur: ${meaning}`, now: each.at }),
    })
  }
  const effective = isEffective(loaded, taken, signer, others)
  tell(book, taken, loaded, { signatureId, others, effective })
  if (!effective) return
  const by = world.seat(concurs.at(-1)?.by ?? story.by).actor
  await takeEffect(tx, {
    ...{ gate: loaded.facts.gate, decisionId: id, decision, touched: [], now: last },
    announce: (fact) => book.state({ ...fact, at: last, by }),
  })
  book.change('gate', gateId, last, { due_at: null })
}

/** What was decided on, as the record keeps each reading of a gate; the gate itself follows from the decision. */
async function keepReading({ tx, workspaceId }: Book, { facts, reading }: LoadedCase, at: Date): Promise<string> {
  const { readiness, matter } = reading
  const { result, evidenceHave, evidenceNeed, blockers } = readiness
  const reasons = readiness.reasons.map((reason) => ({ ...reason }))
  const { id } = facts.gate
  const made = await tx.gateReadiness.create({
    data: { workspaceId, gateId: id, result, reasons, inputs: matter, computedAt: at },
  })
  const data = { readiness: result, evidenceHave, evidenceNeed, blockers, updatedAt: at }
  await tx.gate.update({ where: { workspaceId_id: { workspaceId, id } }, data })
  return made.id
}

function allow(objection: Refusal | null, { story }: Taken): void {
  if (objection === null) return
  throw new Error(
    `The demo’s ${story.decision} of ${story.stage} ${story.subject ?? ''} is refused: ${objection.message} ${JSON.stringify(objection)}`,
  )
}

type Others = readonly { signer: Signer; at: Date; by: string; signatureId: string }[]

/** Whether the decision has all its signatures; those of the story must then be no more than needed. */
function isEffective(loaded: LoadedCase, { story, at }: Taken, signer: Signer, others: Others): boolean {
  const signatures = [
    { signer, meaning: 'DECIDES' as const, at },
    ...others.map((other) => ({ signer: other.signer, meaning: 'CONCURS' as const, at: other.at })),
  ]
  return quorumReached({ ...loaded.case, standing: { decision: story.decision, exception: null, signatures } })
}

type Told = { signatureId: string; others: Others; effective: boolean }

function tell(
  book: Book,
  { world, story, id, at }: Taken,
  loaded: LoadedCase,
  { signatureId, others, effective }: Told,
): void {
  const { gate } = loaded.facts
  const about = aboutGate(gate)
  const alone = others.length === 0
  const inForce = [
    changed('decisionStatus', alone ? null : 'PENDING', 'EFFECTIVE'),
    ...statusChange(loaded, story.decision),
  ]
  const first = effective && alone ? inForce : [changed('decisionStatus', null, 'PENDING')]
  book.state({
    kind: 'gate.decided',
    ...about,
    changes: [changed('decision', null, story.decision), ...first],
    ...{ refs: { decisionId: id, signatureId }, reason: story.rationale, at, by: world.seat(story.by).actor },
  })
  others.forEach((other, index) => {
    const isLast = index === others.length - 1
    const refs = { decisionId: id, signatureId: other.signatureId }
    const changes = isLast && effective ? inForce : []
    book.state({ kind: 'gate.concurred', ...about, changes, refs, at: other.at, by: world.seat(other.by).actor })
  })
}
