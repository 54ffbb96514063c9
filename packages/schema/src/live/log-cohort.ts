import { setTimeout as pause } from 'node:timers/promises'
import { type ActivityWindow, type EngagementRecord, type Following, isInScope, readActivityAfter } from '@assay/record'
import type { Activity } from '@assay/record/client'
import type { Bodies } from './bodies.ts'
import type { Deliver, Question } from './deliver.ts'
import type { Cohort, Follower } from './follower.ts'
import type { Delivery } from './sink.ts'

type Parts = { record: EngagementRecord; window: ActivityWindow; deliver: Deliver; bodies: Bodies }
type About = { key: string; question: Question; following: Following; seen: bigint }

const page = 200
/** How many facts are executed side by side when they come faster than they are made. */
const ahead = 16
const retryMs = 250

/**
 * Everybody who asked the same of the log and may see the same of it. Who is up to date gets each fact as it comes,
 * executed once for all of them; who is behind is brought up from its own place, by the bodies made before.
 */
export function openLogCohort(parts: Parts, { key, question, following, seen }: About): Cohort {
  const { record, window, deliver, bodies } = parts
  /** Each with its present stay: who leaves and comes back is not brought up twice at once. */
  const members = new Map<Follower, symbol>()
  const current = new Set<Follower>()
  const closing = new AbortController()
  /** Whoever is current has been given, or has no part in, everything up to here. */
  let passed = seen
  let pumping = false

  const inScope = (fact: Activity) => isInScope(fact, question.audience, following)
  const bodyOf = (fact: Activity) =>
    bodies.get(`${key}\n${fact.seq}`, () =>
      deliver(question, { type: 'activity', activity: fact }, fact.seq, closing.signal),
    )

  async function pump() {
    if (pumping) return
    pumping = true
    try {
      while (!closing.signal.aborted && passed < window.head()) {
        if (current.size === 0) {
          passed = window.head()
          break
        }
        const facts = await window.since(passed)
        if (facts === null) fallBack()
        else await passOn(facts.slice(0, ahead))
      }
    } catch (error) {
      record.log.warn({ err: error }, 'a stream could not be carried on; it will be at the next fact')
    } finally {
      pumping = false
    }
  }

  /**
   * Begins all of these at once, and hands them on in their order: each as soon as it is made, together with those
   * behind it that are made by then, so that a burst costs each socket few writes.
   */
  async function passOn(facts: readonly Activity[]) {
    const made = new Map<Activity, Delivery | null>()
    const bodies = new Map(facts.filter(inScope).map((fact) => [fact, bodyOf(fact)]))
    for (const [fact, body] of bodies) body.then((delivery) => made.set(fact, delivery)).catch(() => undefined)
    let group: Delivery[] = []
    for (const [index, fact] of facts.entries()) {
      const delivery = await bodies.get(fact)
      if (closing.signal.aborted) return
      if (delivery != null) group.push(delivery)
      const next = facts[index + 1]
      if (next !== undefined && (!bodies.has(next) || made.has(next))) continue
      handOn(group, fact.seq)
      group = []
    }
  }

  function handOn(group: readonly Delivery[], upTo: bigint) {
    const [first] = group
    passed = upTo
    if (first === undefined) return
    for (const follower of current) {
      if (follower.sink.isFull()) {
        current.delete(follower)
        void catchUp(follower)
        continue
      }
      // Who comes from another cohort may be ahead of this one.
      const due = follower.position < first.seq ? group : group.filter(({ seq }) => seq > follower.position)
      follower.sink.next(due)
      if (follower.position < upTo) follower.position = upTo
    }
  }

  /** So far behind that the window has let go of what comes next: each goes on from its own place. */
  function fallBack() {
    const behind = [...current]
    current.clear()
    for (const follower of behind) void catchUp(follower)
  }

  /** What this follower lacks, from its own place up to where the current ones are; then it is one of them. */
  async function catchUp(follower: Follower) {
    const stay = members.get(follower)
    const holds = () => !follower.gone && stay !== undefined && members.get(follower) === stay
    while (holds()) {
      try {
        if (follower.sink.isFull()) await new Promise<void>((then) => follower.sink.onceDrained(then))
        else if (follower.position >= passed) {
          current.add(follower)
          void pump()
          return
        } else await giveNext(follower, holds)
      } catch (error) {
        record.log.warn({ err: error }, 'a replay was interrupted; it goes on in a moment')
        await pause(retryMs)
      }
    }
  }

  async function giveNext(follower: Follower, holds: () => boolean) {
    const upTo = passed
    const near = await window.since(follower.position)
    const facts =
      near?.filter(({ seq }) => seq <= upTo) ??
      (await readActivityAfter(record, question.audience, following, { after: follower.position, upTo, limit: page }))
    if (!holds()) return
    for (const fact of facts) {
      if (inScope(fact)) {
        const delivery = await bodyOf(fact)
        if (!holds() || delivery === null || follower.sink.isFull()) return
        follower.sink.next([delivery])
      }
      follower.position = fact.seq
    }
    // A full page may have been cut; otherwise all up to there has been looked at.
    if ((near !== null || facts.length < page) && follower.position < upTo) follower.position = upTo
  }

  return {
    key,
    join(follower) {
      members.set(follower, Symbol())
      if (current.size === 0 && !pumping) passed = window.head()
      void catchUp(follower)
    },
    leave(follower) {
      members.delete(follower)
      // Those who are current have no part in what lies between their last fact and here.
      if (current.delete(follower) && follower.position < passed) follower.position = passed
    },
    arrived: () => void pump(),
    isEmpty: () => members.size === 0,
    close: () => closing.abort(),
  }
}
