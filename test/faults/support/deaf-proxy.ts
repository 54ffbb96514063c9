import { connect, createServer, type Socket } from 'node:net'

export type DeafProxy = { port: number; swallowed(): number; close(): Promise<void> }

const notificationResponse = 'A'.charCodeAt(0)

/** Stands before PostgreSQL and passes everything on but notifications: a wake-up bus that loses every one. */
export async function openDeafProxy(target: number): Promise<DeafProxy> {
  const open = new Set<Socket>()
  let swallowed = 0
  const server = createServer((client) => {
    const database = connect(target, '127.0.0.1')
    const passOn = withoutNotifications(
      (bytes) => client.write(bytes),
      () => {
        swallowed += 1
      },
    )
    client.on('data', (bytes) => database.write(bytes)).on('close', () => database.destroy())
    database.on('data', passOn).on('close', () => client.destroy())
    for (const socket of [client, database]) {
      open.add(socket.setNoDelay())
      socket.on('error', () => undefined).on('close', () => open.delete(socket))
    }
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  return {
    port: address !== null && typeof address === 'object' ? address.port : 0,
    swallowed: () => swallowed,
    async close() {
      for (const socket of open) socket.destroy()
      await new Promise((closed) => server.close(closed))
    },
  }
}

/** Each message of the server is a letter, a length that counts itself, and the rest. */
function withoutNotifications(write: (bytes: Buffer) => void, swallow: () => void): (chunk: Buffer) => void {
  let buffered: Buffer = Buffer.alloc(0)
  return (chunk) => {
    buffered = buffered.length === 0 ? chunk : Buffer.concat([buffered, chunk])
    let start = 0
    let next = 0
    while (buffered.length >= next + 5) {
      const end = next + 1 + buffered.readInt32BE(next + 1)
      if (buffered.length < end) break
      if (buffered[next] === notificationResponse) {
        if (next > start) write(buffered.subarray(start, next))
        swallow()
        start = end
      }
      next = end
    }
    if (next > start) write(buffered.subarray(start, next))
    buffered = buffered.subarray(next)
  }
}
