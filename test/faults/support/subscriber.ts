import { setTimeout as pause } from 'node:timers/promises'
import type { Carrier, Told } from './carriers.ts'

export type Subscriber = {
  name: string
  /** What was told, in the order in which it came, with whatever came twice. */
  heard: Fact[]
  counts: { streams: number; ends: number; refused: number; resyncs: number; faulty: number }
  /** How streams ended, by close code or error code. */
  ends: Map<string, number>
  /** Where it follows at present; null between two streams. */
  carrier(): Carrier | null
  stop(): void
}

/** `after` is the time from the commit's own clock to the arrival, in ms. */
export type Fact = { seq: number; after: number; arrivedAt: number }

type Options = {
  name: string
  /** The seq from which it follows, exclusively. */
  from: number
  /** Where to connect next. */
  url: () => string
  open: (url: string, cursor: string, told: Told) => Promise<Carrier>
  /** Waits so long before it comes back, at most; in ms. */
  awayMs?: number
}

export const cursorOf = (seq: number): string => Buffer.from(`assay1.${seq}`).toString('base64url')

/** Follows from a place of the log on, for as long as it is wanted: after every end it resumes after its last cursor. */
export function subscribe({ name, from, url, open, awayMs = 200 }: Options): Subscriber {
  const heard: Fact[] = []
  const ends = new Map<string, number>()
  const counts = { streams: 0, ends: 0, refused: 0, resyncs: 0, faulty: 0 }
  let cursor = cursorOf(from)
  let carrier: Carrier | null = null
  let stopped = false

  async function follow() {
    while (!stopped) {
      await new Promise<void>((ended) => {
        const told: Told = {
          next({ data, errors }) {
            const { activity } = data ?? {}
            if (errors !== undefined || activity == null) counts.faulty += 1
            else if (activity.seq === undefined) counts.resyncs += 1
            else {
              const arrivedAt = Date.now()
              heard.push({ seq: activity.seq, arrivedAt, after: arrivedAt - Date.parse(activity.at ?? '') })
            }
            cursor = activity?.cursor ?? cursor
          },
          end(why) {
            ends.set(why, (ends.get(why) ?? 0) + 1)
            counts.ends += 1
            ended()
          },
        }
        open(url(), cursor, told).then(
          (opened) => {
            counts.streams += 1
            carrier = opened
            if (stopped) opened.drop()
          },
          () => {
            counts.refused += 1
            ended()
          },
        )
      })
      carrier = null
      await pause(awayMs * Math.random())
    }
  }
  void follow()

  return {
    name,
    heard,
    counts,
    ends,
    carrier: () => carrier,
    stop() {
      stopped = true
      carrier?.drop()
    },
  }
}
