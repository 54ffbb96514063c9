import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from '../../../../apps/api/src/socket-libraries.samples.ts'
import { answerParent } from './child.ts'
import { ownCpuMs, type ServerAnswer, type ServerQuestion } from './protocol.ts'

/** The limit: a server that knows nobody and reads nothing. It is handed each message and sends it to every socket. */
const server = createServer()
const sockets = new WebSocketServer({ server, perMessageDeflate: false })
const subscribed = new Set<WebSocket>()
sockets.on('connection', (socket) => {
  socket.on('close', () => subscribed.delete(socket))
  socket.on('message', (text) => {
    const { type } = JSON.parse(String(text))
    if (type === 'connection_init') socket.send('{"type":"connection_ack"}')
    if (type === 'subscribe') subscribed.add(socket)
  })
})

answerParent<ServerQuestion, ServerAnswer>(async (question) => {
  if (question.do === 'cpu') return { cpuMs: ownCpuMs() }
  if (question.do === 'send') {
    const body = Buffer.from(question.body)
    for (const socket of subscribed) socket.send(body, { binary: false })
    return undefined
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port }
})
