import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'

export const opcodes = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const

export type RawSocket = {
  send(message: unknown): void
  /** One frame, masked as a client's must be; also the wrong ones. */
  frame(opcode: number, payload: string | Buffer, options?: { last?: boolean }): void
  /** Reads nothing more, as a client that hangs; what the server sends fills its buffers. */
  pause(): void
  resume(): void
  /** Goes without a word. */
  terminate(): void
  isOpen(): boolean
  /** How the server closed it; 1006 where it went without saying why. */
  closed(): { code: number; reason: string } | null
}

type Opening = {
  headers?: Record<string, string>
  onMessage?: (message: { type: string; id?: string; payload?: unknown }) => void
  onClose?: (code: number, reason: string) => void
}

/**
 * A socket that speaks graphql-transport-ws over bytes of our own, so that a test can hang, vanish and send any frame.
 * Rejects with the status line where the server refuses to upgrade.
 */
export function openRawSocket(url: string, { headers = {}, onMessage, onClose }: Opening = {}): Promise<RawSocket> {
  const { hostname, port, pathname, search } = new URL(url)
  const lines = {
    Host: `${hostname}:${port}`,
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
    'Sec-WebSocket-Protocol': 'graphql-transport-ws',
    ...headers,
  }
  const head = Object.entries(lines).map(([name, value]) => `${name}: ${value}\r\n`)
  const path = pathname === '/' ? '/graphql' : pathname

  return new Promise((resolve, reject) => {
    const connection = connect(Number(port), hostname)
    let closed: { code: number; reason: string } | null = null
    let upgraded = false
    let buffered: Buffer = Buffer.alloc(0)

    function take(chunk: Buffer) {
      buffered = buffered.length === 0 ? chunk : Buffer.concat([buffered, chunk])
      if (!upgraded) {
        const end = buffered.indexOf('\r\n\r\n')
        if (end < 0) return
        const status = buffered.subarray(0, buffered.indexOf('\r\n')).toString('latin1')
        if (!status.includes(' 101 ')) {
          reject(new Error(`The server refused the socket: ${status}`))
          connection.destroy()
          return
        }
        upgraded = true
        buffered = buffered.subarray(end + 4)
        resolve(socket)
      }
      let frame = frameIn(buffered)
      while (frame !== null) {
        buffered = buffered.subarray(frame.size)
        heard(frame)
        frame = frameIn(buffered)
      }
    }

    function heard({ opcode, payload }: Frame) {
      if (opcode === opcodes.text) onMessage?.(JSON.parse(payload.toString()))
      else if (opcode === opcodes.ping) write(connection, opcodes.pong, payload)
      else if (opcode === opcodes.close && closed === null) {
        const code = payload.length >= 2 ? payload.readUInt16BE(0) : 1005
        closed = { code, reason: payload.subarray(2).toString() }
        write(connection, opcodes.close, payload.subarray(0, 2))
        connection.end()
      }
    }

    const socket: RawSocket = {
      send: (message) => write(connection, opcodes.text, JSON.stringify(message)),
      frame: (opcode, payload, { last = true } = {}) => write(connection, opcode, payload, last),
      pause: () => void connection.pause(),
      resume: () => void connection.resume(),
      terminate: () => void connection.destroy(),
      isOpen: () => upgraded && closed === null && connection.writable,
      closed: () => closed,
    }
    connection
      .setNoDelay()
      .on('connect', () => connection.write(`GET ${path}${search} HTTP/1.1\r\n${head.join('')}\r\n`))
      .on('data', take)
      .on('error', () => undefined)
      .on('close', () => {
        closed ??= { code: 1006, reason: '' }
        if (upgraded) onClose?.(closed.code, closed.reason)
        else reject(new Error('The server closed the connection'))
      })
  })
}

type Frame = { opcode: number; payload: Buffer; size: number }

/** The first whole frame of what has arrived. A server's frames are not masked. */
function frameIn(bytes: Buffer): Frame | null {
  if (bytes.length < 2) return null
  const short = (bytes[1] ?? 0) & 0x7f
  const start = short < 126 ? 2 : short === 126 ? 4 : 10
  if (bytes.length < start) return null
  const length = short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2))
  const size = start + length
  if (bytes.length < size) return null
  return { opcode: (bytes[0] ?? 0) & 0x0f, payload: bytes.subarray(start, size), size }
}

function write(connection: Socket, opcode: number, content: string | Buffer, last = true): void {
  if (!connection.writable) return
  const payload = Buffer.from(content)
  const long = payload.length < 126 ? 0 : payload.length < 65_536 ? 2 : 8
  const mask = randomBytes(4)
  const head = Buffer.alloc(2 + long)
  head[0] = (last ? 0x80 : 0) | opcode
  head[1] = 0x80 | (long === 0 ? payload.length : long === 2 ? 126 : 127)
  if (long === 2) head.writeUInt16BE(payload.length, 2)
  if (long === 8) head.writeBigUInt64BE(BigInt(payload.length), 2)
  for (let index = 0; index < payload.length; index += 1) {
    payload[index] = (payload[index] ?? 0) ^ (mask[index % 4] ?? 0)
  }
  connection.write(Buffer.concat([head, mask, payload]))
}
