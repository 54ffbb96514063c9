import { OVERSIZED } from './plan.ts'

/**
 * The bytes of one value on their way past, with parts left out. Holds at most `limit` bytes whatever the size of the
 * chunks, because nothing of a chunk is kept but its copied bytes.
 */
export class Capture {
  readonly #buffer: Buffer
  #size = 0
  #overflown = false
  /** Where in the current chunk the bytes not yet copied begin; -1 while paused. */
  #from = -1

  constructor(limit: number) {
    this.#buffer = Buffer.allocUnsafe(limit)
  }

  start(from: number): void {
    this.#size = 0
    this.#overflown = false
    this.#from = from
  }

  resume(from: number): void {
    this.#from = from
  }

  /** Copies what stands before `to` and stops copying. */
  pause(chunk: Uint8Array, to: number): void {
    if (this.#from >= 0 && to > this.#from) this.append(chunk.subarray(this.#from, to))
    this.#from = -1
  }

  /** Call at the end of each chunk; copying goes on with the next one's first byte. */
  turn(chunk: Uint8Array): void {
    if (this.#from < 0) return
    this.pause(chunk, chunk.length)
    this.#from = 0
  }

  append(bytes: Uint8Array): void {
    if (this.#size + bytes.length > this.#buffer.length) {
      this.#overflown = true
      return
    }
    this.#buffer.set(bytes, this.#size)
    this.#size += bytes.length
  }

  /** The value, or OVERSIZED. Throws SyntaxError when the bytes are not JSON. */
  finish(chunk: Uint8Array, to: number): unknown {
    this.pause(chunk, to)
    return this.#overflown ? OVERSIZED : JSON.parse(this.#buffer.toString('utf8', 0, this.#size))
  }
}
