import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { type Answered, ask, bearer, gid } from './ask.ts'
import type { World } from './world.ts'

const comment = `mutation ($input: CommentOnFindingInput!) {
  commentOnFinding(input: $input) { __typename ... on Comment { id } ... on Refusal { code message } }
}`

export type Writers = {
  /** The comments that the product said it has. */
  acknowledged: string[]
  /** How often a request had no answer and was sent again. */
  retried(): number
  /** What a retry did not mend. */
  failed: string[]
  /** Requests on their way at this moment, and since when. */
  underWay: Map<symbol, { since: number; url: string }>
  /** Of requests that got no answer: when they were sent, and where. */
  unanswered: { since: number; url: string }[]
  /** Lets what is under way be answered, and ends. */
  stop(): Promise<void>
}

type Options = { writers?: number; pauseMs?: number; body?: string; place?: 0 | 1 }

const tries = 200

/** People and pipelines that comment, each one request at a time, retried with its idempotency key until answered. */
export function startWriters(
  world: World,
  { writers = 16, pauseMs = 25, body = 'Seen again.', place }: Options = {},
): Writers {
  const { apis, tokens, engagements } = world
  const acknowledged: string[] = []
  const failed: string[] = []
  const underWay: Writers['underWay'] = new Map()
  const unanswered: Writers['unanswered'] = []
  let stopped = false
  let retried = 0

  async function send(writer: number, url: string, input: object): Promise<Answered> {
    const request = Symbol()
    const sent = { since: performance.now(), url }
    underWay.set(request, sent)
    try {
      return await ask(url, bearer(tokens[writer % tokens.length] ?? ''), comment, { input })
    } catch (error) {
      unanswered.push(sent)
      throw error
    } finally {
      underWay.delete(request)
    }
  }

  /** Whether the product has answered; what it has refused is noted. */
  async function isAnswered(writer: number, url: string, input: object): Promise<boolean> {
    try {
      const { data, errors } = await send(writer, url, input)
      if (errors !== undefined || data == null) return false
      const { __typename, id } = data.commentOnFinding as { __typename: string; id?: string }
      if (__typename === 'Comment' && id !== undefined) acknowledged.push(uuidIn(id))
      else failed.push(JSON.stringify(data))
      return true
    } catch {
      return false
    }
  }

  async function write(writer: number) {
    for (let turn = writer; !stopped; turn += 1) {
      const { findings } = engagements[place ?? (turn % 2 === 0 ? 0 : 1)]
      const input = {
        findingId: gid('Finding', findings[turn % findings.length] ?? ''),
        body: `${body} ${writer}/${turn}`,
        idempotencyKey: randomUUID(),
      }
      let tried = 0
      while (!(await isAnswered(writer, apis[(turn + tried) % 2 === 0 ? 0 : 1].url, input))) {
        tried += 1
        retried += 1
        if (tried === tries) {
          failed.push(`No answer after ${tries} tries`)
          break
        }
        await pause(Math.min(500, 20 * tried))
      }
      await pause(pauseMs * (0.5 + Math.random()))
    }
  }

  const written = Array.from({ length: writers }, (_, writer) => write(writer))
  return {
    acknowledged,
    failed,
    underWay,
    unanswered,
    retried: () => retried,
    async stop() {
      stopped = true
      await Promise.all(written)
    },
  }
}

const uuidIn = (globalId: string) => Buffer.from(globalId, 'base64').toString().split(':')[1] ?? ''
