import { startChild } from './child.ts'
import { type Heard, openCrowd } from './crowd.ts'
import { now, type ServerAnswer, type ServerQuestion } from './protocol.ts'
import type { FanOutWorld } from './world.ts'

export type ServerKind = 'assay' | 'raw' | 'stock'
export type Run = Heard & { cpuMs: number; messages: number }

/** So that what is measured is compiled, as in a server that runs for more than its first minute. */
const warmUp = 300

type Plan = {
  kind: ServerKind
  tokens: readonly string[]
  documentHash: string
  events: number
  /** Each is measured by itself: how many events are handed over at once. */
  paces: readonly number[]
  /** For the bare server: what it sends, one after another. */
  bodies: readonly Buffer[]
}

/**
 * One server in a process of its own before the whole crowd: the next events are handed over when everybody has the
 * last ones, and the server's CPU counts from the first to the last delivery. Throws when somebody misses something.
 */
export async function runServer(world: FanOutWorld, plan: Plan): Promise<Run[]> {
  const { kind, tokens, documentHash, events, paces, bodies } = plan
  const server = startChild<ServerQuestion, ServerAnswer>(`${kind}-server.ts`)
  const crowd = openCrowd()

  const handOver = async (index: number): Promise<number> => {
    const body = bodies[index % Math.max(1, bodies.length)]
    if (kind !== 'raw') await world.say()
    else if (body !== undefined) server.hand({ do: 'send', body })
    return now()
  }
  /** When each was handed over; of those at once, the first counts. */
  const pass = async (count: number, atOnce: number): Promise<number[]> => {
    await crowd.begin()
    const handedOver: number[] = []
    while (handedOver.length < count) {
      const these = Array.from({ length: Math.min(atOnce, count - handedOver.length) }, (_, n) => handedOver.length + n)
      const heard = crowd.heard(handedOver.length + these.length - 1)
      const moments = await Promise.all(these.map(handOver))
      handedOver.push(...moments.map(() => Math.min(...moments)))
      await heard
    }
    return handedOver
  }

  try {
    const { ownerUrl, dataDir, workspaceId } = world
    const opened = await server.ask({ do: 'open', ownerUrl, dataDir, workspaceId })
    if (!('port' in opened)) throw new Error('The server did not open')
    await crowd.connect(`ws://127.0.0.1:${opened.port}/graphql`, tokens, documentHash)
    do await handOver(0)
    while (!(await crowd.settle()))
    await pass(kind === 'stock' ? Math.ceil(events / 10) : warmUp, 1)

    const runs: Run[] = []
    for (const pace of paces) {
      const before = await cpuOf(server)
      const handedOver = await pass(events, pace)
      const cpuMs = (await cpuOf(server)) - before
      runs.push({ ...(await crowd.report(tokens.length, handedOver)), cpuMs, messages: tokens.length * events })
    }
    return runs
  } finally {
    await crowd.end()
    await server.end()
  }
}

async function cpuOf(server: { ask(question: ServerQuestion): Promise<ServerAnswer> }): Promise<number> {
  const answer = await server.ask({ do: 'cpu' })
  if (!('cpuMs' in answer)) throw new Error('The server did not tell its CPU')
  return answer.cpuMs
}
