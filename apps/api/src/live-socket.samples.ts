import { WebSocket } from 'ws'
import { eventually } from '../../../test/support/eventually.ts'

export type Message = { type: string; id?: string; payload?: unknown }
type Opening = { headers?: Record<string, string>; protocols?: string[] }

/** A socket that speaks graphql-transport-ws word by word, so that a test may also say the wrong ones. */
export async function openSocket(url: string, { headers = {}, protocols = ['graphql-transport-ws'] }: Opening = {}) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, protocols, { headers })
  const heard: Message[] = []
  let closed: { code: number; reason: string } | null = null
  let refused: Error | null = null
  socket.on('message', (text) => heard.push(JSON.parse(String(text))))
  socket.on('close', (code, reason) => {
    closed = { code, reason: String(reason) }
  })
  socket.on('error', (error) => {
    refused = error
  })
  await eventually('the socket is open or refused', () => socket.readyState !== WebSocket.CONNECTING)

  const of = (id: string, type: string) => heard.filter((each) => each.id === id && each.type === type)
  return {
    heard,
    refused: () => refused,
    send: (message: unknown) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    /** Says hello and waits for the answer. */
    async init(payload: object = {}) {
      socket.send(JSON.stringify({ type: 'connection_init', payload }))
      await eventually(
        'the server answers',
        () => closed !== null || heard.some(({ type }) => type === 'connection_ack'),
      )
    },
    subscribe(id: string, query: string, variables: object = {}) {
      socket.send(JSON.stringify({ id, type: 'subscribe', payload: { query, variables } }))
    },
    /** What was delivered to one subscription so far. */
    delivered: <Data>(id: string) =>
      of(id, 'next').map(({ payload }) => payload as { data: Data | null; errors?: unknown[] }),
    errors: (id: string) =>
      of(id, 'error').flatMap(({ payload }) => payload as { message: string; extensions?: { code?: string } }[]),
    ended: (id: string) => heard.some((each) => each.id === id && (each.type === 'complete' || each.type === 'error')),
    async closed(): Promise<{ code: number; reason: string }> {
      await eventually('the socket closes', () => closed !== null)
      return closed ?? { code: 0, reason: '' }
    },
    leave: () => socket.terminate(),
  }
}

export type Socket = Awaited<ReturnType<typeof openSocket>>
