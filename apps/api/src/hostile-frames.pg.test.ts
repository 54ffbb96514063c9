import { commentOnFinding } from '@assay/record'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { aFinding, anEngagement } from '../../../test/support/builders.ts'
import { eventually } from '../../../test/support/eventually.ts'
import { opcodes, openRawSocket, type RawSocket } from '../../../test/support/raw-socket.ts'
import { aServedRecord, type ServedRecord } from '../../../test/support/served-record.ts'
import { openSocket } from './live-socket.samples.ts'

const stream = 'subscription { activity { ... on Activity { cursor } } }'
/** More than a socket may send in ten seconds. */
const flood = 400

describe('a socket that attacks', () => {
  let served: ServedRecord
  let token: string
  let findingId: string
  beforeAll(async () => {
    served = await aServedRecord()
    token = (await served.tokenOf(served.admin)).secret
    findingId = await aFinding(served.record, served.workspaceId, await anEngagement(served.record, served.workspaceId))
    return served.close
  })
  // Whatever it did, others are served as before.
  afterEach(async () => {
    const { secret } = await served.tokenOf(served.admin)
    const socket = await openSocket(served.url)
    await socket.init({ token: secret })
    socket.subscribe('1', '{ activityHead }')
    await eventually('others are answered', () => socket.delivered('1').length === 1)
    socket.leave()
  })
  const codeOf = async (socket: RawSocket) => {
    await eventually('the socket is closed', () => socket.closed() !== null)
    return socket.closed()?.code
  }
  async function opened() {
    let acknowledged = false
    const heard: { type: string; id?: string; payload?: unknown }[] = []
    const socket = await openRawSocket(served.url, {
      onMessage(message) {
        if (message.type === 'connection_ack') acknowledged = true
        else heard.push(message)
      },
    })
    socket.send({ type: 'connection_init', payload: { token } })
    await eventually('it is let in', () => acknowledged)
    return { socket, heard }
  }
  /** How often tokens were looked up meanwhile, which is what a message costs. */
  async function lookUps(work: () => Promise<unknown>): Promise<number> {
    let count = 0
    const acquired = () => {
      count += 1
    }
    served.record.directory.on('acquire', acquired)
    await work()
    served.record.directory.off('acquire', acquired)
    return count
  }

  test('with messages is closed with 4429, and what it sends beyond that is not looked at', async () => {
    const { socket } = await opened()
    const looked = await lookUps(async () => {
      for (let each = 0; each < flood; each += 1) {
        socket.send({ id: `${each}`, type: 'subscribe', payload: { query: '{ activityHead }' } })
      }
      expect(await codeOf(socket)).toBe(4429)
    })
    expect(looked).toBeLessThan(flood * 0.6)
  })
  test('before it said hello is closed with 4429 as well', async () => {
    const socket = await openRawSocket(served.url)
    for (let each = 0; each < flood; each += 1) socket.send({ type: 'ping' })
    expect(await codeOf(socket)).toBe(4429)
  })
  test('with frames that carry no message is closed with 4429, or cut off where it does not read', async () => {
    for (const opcode of [opcodes.ping, opcodes.pong]) {
      const { socket } = await opened()
      // Each is answered before the next: nothing piles up that would close the socket for another reason.
      for (let each = 0; each < flood && socket.closed() === null; each += 1) {
        socket.frame(opcode, 'x')
        if (each % 20 === 0) await new Promise((resolve) => setImmediate(resolve))
      }
      expect([4429, 1006]).toContain(await codeOf(socket))
    }
    const deaf = await opened()
    deaf.socket.pause()
    for (let each = 0; each < 20_000; each += 1) deaf.socket.frame(opcodes.ping, 'x'.repeat(120))
    deaf.socket.resume()
    expect([4429, 1006]).toContain(await codeOf(deaf.socket))
  })
  test('with frames of which none is the last is closed', async () => {
    const large = await opened()
    large.socket.frame(opcodes.text, '{"type":"ping","payload":"', { last: false })
    for (let each = 0; each < 70; each += 1) {
      large.socket.frame(opcodes.continuation, 'x'.repeat(1_000), { last: false })
    }
    expect(await codeOf(large.socket)).toBe(1009)
    const empty = await opened()
    empty.socket.frame(opcodes.text, '', { last: false })
    for (let each = 0; each < 17_000; each += 1) empty.socket.frame(opcodes.continuation, '', { last: false })
    expect(await codeOf(empty.socket)).toBe(1008)
  })
  test.each<[string, (socket: RawSocket) => void, number]>([
    ['bytes that are no text', (socket) => socket.frame(opcodes.text, Buffer.from([0xff, 0xfe])), 1007],
    ['a frame of no known kind', (socket) => socket.frame(3, 'x'), 1002],
    ['a frame that goes on with nothing', (socket) => socket.frame(opcodes.continuation, 'x'), 1002],
    ['a ping that is too long', (socket) => socket.frame(opcodes.ping, 'x'.repeat(126)), 1002],
    ['a message of no known type', (socket) => socket.send({ type: 'gql' }), 4400],
    ['a list of messages', (socket) => socket.send([{ type: 'ping' }]), 4400],
    ['a subscription without a document', (socket) => socket.send({ id: '1', type: 'subscribe', payload: {} }), 4400],
    ['an id that is no text', (socket) => socket.send({ id: {}, type: 'subscribe', payload: { query: '{' } }), 4400],
    ['a second hello', (socket) => socket.send({ type: 'connection_init' }), 4429],
  ])('with %s is closed with the code that says so', async (_, attack, code) => {
    const { socket } = await opened()
    attack(socket)
    expect(await codeOf(socket)).toBe(code)
  })
  test('with names that JavaScript knows is treated like any other', async () => {
    const { socket, heard } = await opened()
    for (const id of ['__proto__', 'constructor', 'toString']) {
      socket.send({ id, type: 'subscribe', payload: { query: '{ activityHead }' } })
    }
    const payload = '{"query":"{ activityHead }","variables":{"__proto__":{"a":1}}}'
    socket.frame(opcodes.text, `{"id":"own","type":"subscribe","payload":${payload}}`)
    await eventually('it is answered', () => heard.some(({ id, type }) => id === 'own' && type === 'next'))
    expect(Reflect.has({}, 'a')).toBe(false)
    socket.terminate()
  })
  test('with an id as long as a message is refused: every delivery would carry it', async () => {
    const { socket, heard } = await opened()
    socket.send({ id: 'x'.repeat(60_000), type: 'subscribe', payload: { query: stream } })
    await eventually('it is refused', () => heard.length > 0)
    expect(heard[0]).toMatchObject({ type: 'error', payload: [{ extensions: { code: 'LIMIT_EXCEEDED' } }] })
    socket.terminate()
  })
  test('with variables as long as a message follows like any other', async () => {
    const { socket, heard } = await opened()
    const variables = { padding: 'x'.repeat(60_000) }
    socket.send({ id: '1', type: 'subscribe', payload: { query: stream, variables } })
    await eventually('it hears', async () => {
      await commentOnFinding(served.record, served.admin, { findingId, body: 'hello' })
      return heard.length > 0
    })
    expect(heard[0]).toMatchObject({ id: '1', type: 'next' })
    socket.terminate()
  })

  const asks = (variables: string, args: string) => `subscription (${variables}) { activity(${args}) { __typename } }`
  const aliases = Array.from({ length: 40 }, (_, n) => `a${n}: id`).join(' ')
  const deep = `${'finding { engagement { findings(first: 1) { nodes { '.repeat(4)} id ${'} } } }'.repeat(4)}`
  test.each<[string, string, object, string]>([
    [
      'a cycle of fragments',
      'subscription { activity { ...A } } fragment A on Activity { engagement { id ...B } } fragment B on Engagement { ...B }',
      {},
      'BAD_USER_INPUT',
    ],
    ['two streams', 'subscription { activity { __typename } two: activity { __typename } }', {}, 'BAD_USER_INPUT'],
    ['no stream', 'subscription { __typename }', {}, 'BAD_USER_INPUT'],
    ['a stream left out', 'subscription { activity @skip(if: true) { __typename } }', {}, 'BAD_USER_INPUT'],
    ['the schema as a stream', 'subscription { __schema { types { name } } }', {}, 'BAD_USER_INPUT'],
    ['a cursor that is an object', asks('$a: String', 'after: $a'), { a: { gt: '' } }, 'BAD_USER_INPUT'],
    ['a cursor that is a number', asks('$a: String', 'after: $a'), { a: 1 }, 'BAD_USER_INPUT'],
    ['an unknown scope', asks('$s: ActivityScope', 'scope: $s'), { s: { workspace: '1' } }, 'BAD_USER_INPUT'],
    ['many aliases', `subscription { activity { ... on Activity { ${aliases} } } }`, {}, 'LIMIT_EXCEEDED'],
    ['great depth', `subscription { activity { ... on Activity { ${deep} } } }`, {}, 'LIMIT_EXCEEDED'],
  ])('that asks for %s is told what is wrong, and may go on', async (_, query, variables, code) => {
    const { socket, heard } = await opened()
    socket.send({ id: '1', type: 'subscribe', payload: { query, variables } })
    await eventually('it is refused', () => heard.some(({ id }) => id === '1'))
    expect(codeIn(heard[0]?.payload)).toBe(code)
    socket.send({ id: '2', type: 'subscribe', payload: { query: '{ activityHead }' } })
    await eventually('it goes on', () => heard.some(({ id, type }) => id === '2' && type === 'next'))
    socket.terminate()
  })
  test('by leaving while it subscribes leaves nothing behind', async () => {
    for (let each = 0; each < 20; each += 1) {
      const { socket } = await opened()
      for (let id = 0; id < 5; id += 1) socket.send({ id: `${id}`, type: 'subscribe', payload: { query: stream } })
      socket.terminate()
    }
    await eventually('nobody follows', () => served.streams().followers === 0)
  })
})

function codeIn(payload: unknown): string | undefined {
  const errors = Array.isArray(payload) ? payload : Reflect.get(Object(payload), 'errors')
  return errors?.[0]?.extensions?.code
}
