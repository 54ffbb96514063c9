import { startChild } from './child.ts'
import { type Heard, openCrowd } from './crowd.ts'
import { now, type ServerAnswer, type ServerQuestion } from './protocol.ts'
import type { FanOutWorld } from './world.ts'

export type ServerKind = 'assay' | 'raw' | 'stock'
export type Run = Heard & { cpuMs: number; messages: number }

type Plan = {
  kind: ServerKind
  tokens: readonly string[]
  documentHash: string
  warmUp: number
  events: number
  /** For the bare server: what it sends, one after another. */
  bodies: readonly Buffer[]
}

/**
 * One server in a process of its own before the whole crowd: each event is handed over when everybody has the last
 * one, and the server's CPU counts from the first to the last delivery. Throws when somebody misses something.
 */
export async function runServer(world: FanOutWorld, plan: Plan): Promise<Run> {
  const { kind, tokens, documentHash, warmUp, events, bodies } = plan
  const server = startChild<ServerQuestion, ServerAnswer>(`${kind}-server.ts`)
  const crowd = openCrowd()
  try {
    const { ownerUrl, dataDir, workspaceId } = world
    const opened = await server.ask({ do: 'open', ownerUrl, dataDir, workspaceId })
    if (!('port' in opened)) throw new Error('The server did not open')
    await crowd.connect(`ws://127.0.0.1:${opened.port}/graphql`, tokens, documentHash)

    const handOver = async (index: number) => {
      const body = bodies[index % Math.max(1, bodies.length)]
      if (kind !== 'raw') await world.say()
      else if (body !== undefined) server.hand({ do: 'send', body })
      return now()
    }
    const pass = async (count: number) => {
      await crowd.begin()
      const handedOver: number[] = []
      for (let index = 0; index < count; index += 1) {
        const heard = crowd.heard(index)
        handedOver.push(await handOver(index))
        await heard
      }
      return handedOver
    }
    do await handOver(0)
    while (!(await crowd.settle()))
    await pass(warmUp)
    const before = await cpuOf(server)
    const handedOver = await pass(events)
    const cpuMs = (await cpuOf(server)) - before
    return { ...(await crowd.report(tokens.length, handedOver)), cpuMs, messages: tokens.length * events }
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
