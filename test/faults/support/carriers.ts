import { once } from 'node:events'
import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import { openRawSocket } from '../../support/raw-socket.ts'
import type { Headers } from './people.ts'

export type Told = {
  next(payload: { data?: { activity?: { seq?: number; at?: string; cursor: string } }; errors?: unknown[] }): void
  /** The stream ended, with the close code or the code of the error that ended it. */
  end(why: string): void
}

/** One stream on its way. */
export type Carrier = {
  /** Ends it without a word, as a network that fails. */
  drop(): void
  pause(): void
  resume(): void
}

type Caller = { headers: Headers; scope?: object; kinds?: readonly string[]; withBody?: boolean }

const documentOf = (withBody: boolean) => `subscription ($after: String, $scope: ActivityScope, $kinds: [String!]) {
  activity(after: $after, scope: $scope, kinds: $kinds) {
    ... on Activity { cursor seq at ${withBody ? 'comment { body }' : ''} }
    ... on Resync { cursor }
  }
}`

const variablesOf = ({ scope, kinds }: Caller, after: string) => ({
  after,
  ...(scope === undefined ? {} : { scope }),
  ...(kinds === undefined ? {} : { kinds }),
})

export const overSocket = (caller: Caller) => (url: string, after: string, told: Told) =>
  followOverSocket(url, caller, after, told)
export const overEvents = (caller: Caller) => (url: string, after: string, told: Told) =>
  followOverEvents(url, caller, after, told)

async function followOverSocket(url: string, caller: Caller, after: string, told: Told): Promise<Carrier> {
  const token = /^Bearer (.*)/.exec(caller.headers.authorization ?? '')?.[1]
  let failed: string | null = null
  const socket = await openRawSocket(url, {
    headers: token === undefined ? caller.headers : {},
    onMessage({ type, payload }) {
      if (type === 'connection_ack') {
        const query = documentOf(caller.withBody ?? false)
        socket.send({ id: '1', type: 'subscribe', payload: { query, variables: variablesOf(caller, after) } })
      } else if (type === 'next') told.next(payload as Parameters<Told['next']>[0])
      else if (type === 'error' || type === 'complete') {
        failed = codeIn(payload) ?? type
        socket.terminate()
      }
    },
    onClose: (code) => told.end(failed ?? String(code)),
  })
  socket.send({ type: 'connection_init', payload: token === undefined ? {} : { token } })
  return { drop: socket.terminate, pause: socket.pause, resume: socket.resume }
}

/** As an EventSource does: it resumes by the id of the last event. */
async function followOverEvents(url: string, caller: Caller, after: string, told: Told): Promise<Carrier> {
  const body = JSON.stringify({ query: documentOf(caller.withBody ?? false), variables: variablesOf(caller, after) })
  const headers = { ...caller.headers, 'content-type': 'application/json', 'last-event-id': after }
  const asked: ClientRequest = request(`${url}/graphql/stream`, { method: 'POST', headers, agent: false })
  asked.on('error', () => undefined).end(body)
  const [answer] = (await once(asked, 'response')) as [IncomingMessage]
  if (answer.statusCode !== 200) {
    answer.destroy()
    throw new Error(`The stream was answered ${answer.statusCode}`)
  }
  let text = ''
  answer
    .setEncoding('utf8')
    .on('error', () => undefined)
    .on('data', (chunk: string) => {
      text += chunk
      const events = text.split('\n\n')
      text = events.pop() ?? ''
      for (const event of events) {
        const json = /^event: next\ndata: (.*)$/m.exec(event)?.[1]
        if (json !== undefined) told.next(JSON.parse(json))
      }
    })
    .on('close', () => told.end('events'))
  return {
    drop: () => void asked.destroy(),
    pause: () => void answer.pause(),
    resume: () => void answer.resume(),
  }
}

function codeIn(payload: unknown): string | null {
  const [error] = Array.isArray(payload) ? payload : []
  return error?.extensions?.code ?? null
}
