import { BACKSLASH, LOWER_U, QUOTE } from './bytes.ts'
import type { Capture } from './capture.ts'

const simpleEscapes = new Set(Buffer.from('"\\/bfnrt'))
const longestKey = 256

const isHex = (byte: number) =>
  (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66)

/** Reads one JSON string across chunks, keeping it only if it is a short key, and cutting long texts being captured. */
export class StringScan {
  readonly #capture: Capture
  readonly #textBytes: number
  open = false
  isKey = false
  /** The key just read; empty when it was not to be kept or is longer than any key of interest. */
  key = ''
  /** The index of a byte that may not stand in a string, or -1. */
  wrongAt = -1
  #raw = ''
  #keep = false
  #mayCut = false
  #isCut = false
  #length = 0
  /** 0 outside an escape, 5 behind a backslash, otherwise the hexadecimal digits to come. */
  #escape = 0

  constructor(capture: Capture, textBytes: number) {
    this.#capture = capture
    this.#textBytes = textBytes
  }

  begin({ isKey, keep, mayCut }: { isKey: boolean; keep: boolean; mayCut: boolean }): void {
    this.open = true
    this.isKey = isKey
    this.key = ''
    this.#raw = ''
    this.#keep = keep
    this.#mayCut = mayCut
    this.#isCut = false
    this.#length = 0
    this.#escape = 0
  }

  /** Returns the index behind what was read; `open` is false when that includes the closing quote. */
  read(chunk: Uint8Array, from: number): number {
    let at = from
    while (at < chunk.length) {
      if (this.#escape > 0) {
        if (!this.#readEscape(chunk[at] as number)) return this.#wrong(at)
        this.#keepBytes(chunk, at, at + 1)
        at++
        continue
      }
      const to = this.#plainRun(chunk, at)
      this.#count(chunk, at, to)
      this.#keepBytes(chunk, at, to)
      if (to === chunk.length) return to
      const byte = chunk[to] as number
      if (byte === QUOTE) return this.#end(to)
      if (byte !== BACKSLASH) return this.#wrong(to)
      this.#count(chunk, to, to, 6)
      this.#keepBytes(chunk, to, to + 1)
      this.#escape = 5
      at = to + 1
    }
    return at
  }

  #plainRun(chunk: Uint8Array, from: number): number {
    let at = from
    while (at < chunk.length) {
      const byte = chunk[at] as number
      if (byte === QUOTE || byte === BACKSLASH || byte < 0x20) break
      at++
    }
    return at
  }

  #readEscape(byte: number): boolean {
    if (this.#escape === 5) {
      this.#escape = byte === LOWER_U ? 4 : 0
      return byte === LOWER_U || simpleEscapes.has(byte)
    }
    this.#escape--
    return isHex(byte)
  }

  /** Counts bytes, or one escape of `extra`, and leaves the rest of the text out of the capture when it is too long. */
  #count(chunk: Uint8Array, from: number, to: number, extra = 0): void {
    const room = this.#textBytes - this.#length
    this.#length += to - from + extra
    if (!this.#mayCut || this.#isCut || this.#length <= this.#textBytes) return
    this.#capture.pause(chunk, Math.min(to, from + Math.max(0, room)))
    this.#isCut = true
  }

  #keepBytes(chunk: Uint8Array, from: number, to: number): void {
    if (!this.#keep) return
    if (this.#raw.length + to - from > longestKey) {
      this.#keep = false
      return
    }
    this.#raw += String.fromCharCode(...chunk.subarray(from, to))
  }

  #end(quoteAt: number): number {
    this.open = false
    if (this.#isCut) this.#capture.resume(quoteAt)
    if (this.#keep) this.key = this.#raw.includes('\\') ? (JSON.parse(`"${this.#raw}"`) as string) : this.#raw
    return quoteAt + 1
  }

  #wrong(at: number): number {
    this.wrongAt = at
    return at
  }
}
