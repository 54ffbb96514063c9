import { CLOSE_LIST, CLOSE_OBJECT, COMMA, isSpace } from './bytes.ts'

const form = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/
const longest = 512

/** Reads one number, true, false or null across chunks. */
export class ScalarScan {
  #text = ''
  open = false

  begin(): void {
    this.open = true
    this.#text = ''
  }

  /** Returns the index behind what was read, or -1 when it is longer than any scalar; ends before a delimiter. */
  read(chunk: Uint8Array, from: number): number {
    let to = from
    while (to < chunk.length) {
      const byte = chunk[to] as number
      if (byte === COMMA || byte === CLOSE_LIST || byte === CLOSE_OBJECT || isSpace(byte)) break
      to++
      if (to - from > longest) return -1
    }
    this.#text += String.fromCharCode(...chunk.subarray(from, to))
    return this.#text.length > longest ? -1 : to
  }

  /** Whether what was read is a scalar. */
  end(): boolean {
    this.open = false
    return form.test(this.#text)
  }
}
