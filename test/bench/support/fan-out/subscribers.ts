import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { WebSocket } from '../../../../apps/api/src/socket-libraries.samples.ts'
import { answerParent, tellParent } from './child.ts'
import { now, type SubscriberAnswer, type SubscriberQuestion, sampleOf, sharedPart } from './protocol.ts'

/*
 * Half of the subscribers, each on a socket of its own. They look at the bytes and parse nothing, so that they are not
 * what is measured: the n-th message of each socket must equal the n-th of the first one, but for the subscription's id.
 */
const openingAtOnce = 8
const quietMs = 500
const againMs = 1_000
const sockets: Subscriber[] = []
let reference: Buffer[] = []
let gotAll: number[] = []
let wrong: string | null = null
/** Until it is begun, some follow already and some do not yet. */
let counting = false
let heardAt = 0

type Subscriber = { socket: WebSocket; got: number; at: number[] }

function connect(url: string, token: string, documentHash: string): Promise<void> {
  const socket = new WebSocket(url, 'graphql-transport-ws', { perMessageDeflate: false, skipUTF8Validation: true })
  const subscriber: Subscriber = { socket, got: 0, at: [] }
  sockets.push(subscriber)
  const payload = { query: '', extensions: { persistedQuery: { version: 1, sha256Hash: documentHash } } }
  const subscribe = () => socket.send(JSON.stringify({ id: randomUUID(), type: 'subscribe', payload }))
  return new Promise((resolve, reject) => {
    socket.on('error', reject)
    socket.on('close', (code, reason) => {
      wrong ??= `a socket was closed: ${code} ${reason}`
      reject(new Error(wrong))
    })
    socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: { token } })))
    socket.on('message', (data: Buffer) => {
      if (data.includes('"type":"next"', 0)) take(subscriber, data)
      else if (data.includes('"connection_ack"')) {
        subscribe()
        resolve()
      } else if (data.includes('"type":"ping"')) socket.send('{"type":"pong"}')
      // Thousands subscribe within a minute; who is asked to come back does.
      else if (data.includes('"OVERLOADED"')) setTimeout(subscribe, againMs)
      else wrong ??= `not expected: ${data.toString().slice(0, 500)}`
    })
  })
}

function take(subscriber: Subscriber, data: Buffer) {
  heardAt = now()
  const index = subscriber.got
  subscriber.got += 1
  if (!counting) return
  subscriber.at.push(heardAt)
  const same = reference[index]
  if (same === undefined) reference[index] = Buffer.from(data)
  else if (!sharedPart(same).equals(sharedPart(data)))
    wrong ??= `message ${index} differs: ${data.toString().slice(0, 300)}`
  const count = (gotAll[index] ?? 0) + 1
  gotAll[index] = count
  if (count === sockets.length) tellParent({ gotAll: index })
}

answerParent<SubscriberQuestion, SubscriberAnswer>(async (question) => {
  switch (question.do) {
    case 'connect': {
      const waiting = [...question.tokens]
      const opening = async () => {
        for (let token = waiting.pop(); token !== undefined; token = waiting.pop()) {
          await connect(question.url, token, question.documentHash)
        }
      }
      await Promise.all(Array.from({ length: openingAtOnce }, opening))
      return { connected: sockets.length }
    }
    case 'settle':
      heardAt = now()
      while (now() - heardAt < quietMs) await pause(50)
      return { allFollow: sockets.every(({ got }) => got > 0) }
    case 'begin':
      counting = true
      for (const subscriber of sockets) {
        subscriber.got = 0
        subscriber.at = []
      }
      reference = []
      gotAll = []
      return { begun: true }
    case 'report': {
      const { handedOver } = question
      const latencies = sockets.flatMap(({ at }, nth) =>
        at.flatMap((moment, index) =>
          (nth + index) % sampleOf === 0 ? [moment - (handedOver[index] ?? Number.NaN)] : [],
        ),
      )
      const received = sockets.reduce((sum, { got }) => sum + got, 0)
      return { latencies, bodies: reference, received, wrong }
    }
  }
})
