import { type ReadBounds, ReadRefusal } from '../report.ts'
import { CLOSE_LIST, CLOSE_OBJECT, COLON, COMMA, isSpace, OPEN_LIST, OPEN_OBJECT, QUOTE } from './bytes.ts'
import { Capture } from './capture.ts'
import type { Plan, Sink } from './plan.ts'
import { ScalarScan } from './scalar-scan.ts'
import { StringScan } from './string-scan.ts'

const omitted = Buffer.from('null')

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or end' | 'nothing more'

/**
 * Walks one UTF-8 JSON document chunk by chunk, checks its grammar (RFC 8259) and hands the planned values to the sink.
 * Memory is bounded by `bounds`, not by the document: depth, taken values and texts have limits, the rest is not kept.
 * Throws ReadRefusal: TOO_DEEP at the first container too many, MALFORMED at the first wrong byte, TRUNCATED at the end.
 */
export class JsonWalker {
  readonly #sink: Sink
  readonly #depthBound: number
  readonly #capture: Capture
  readonly #string: StringScan
  /** What each open container is planned to hold, and whether it is an object. Index 0 is the document itself. */
  readonly #plans: (Plan | null)[]
  readonly #isObject: boolean[] = [false]
  #expected: Expected = 'value'
  readonly #scalar = new ScalarScan()
  /** The depth at which the value being taken stands; -1 when none is. */
  #takenAt = -1
  #takenAs = ''
  #omit: ReadonlySet<string> = new Set()
  #omittedAt = -1
  #key = ''
  #offset = 0

  constructor(plan: Plan, sink: Sink, bounds: ReadBounds) {
    this.#plans = [plan]
    this.#sink = sink
    this.#depthBound = bounds.depth
    this.#capture = new Capture(bounds.valueBytes)
    this.#string = new StringScan(this.#capture, bounds.textBytes)
  }

  get #depth(): number {
    return this.#plans.length - 1
  }

  get done(): boolean {
    return this.#expected === 'nothing more'
  }

  write(chunk: Uint8Array): void {
    let at = 0
    while (at < chunk.length) {
      if (this.#string.open) at = this.#readString(chunk, at)
      else if (this.#scalar.open) at = this.#readScalar(chunk, at)
      else at = this.#readToken(chunk, at)
    }
    if (this.#takenAt >= 0) this.#capture.turn(chunk)
    this.#offset += chunk.length
  }

  end(): void {
    if (this.#scalar.open && this.#depth === 0) this.#endScalar(new Uint8Array(), 0)
    if (!this.done) {
      throw new ReadRefusal('TRUNCATED', 'The file ends in the middle of its JSON. Upload it again, whole')
    }
  }

  #readToken(chunk: Uint8Array, at: number): number {
    const byte = chunk[at] as number
    if (isSpace(byte)) return at + 1
    switch (this.#expected) {
      case 'value or ]':
        if (byte === CLOSE_LIST) return this.#close(chunk, at)
        return this.#beginValue(chunk, at, byte)
      case 'value':
        return this.#beginValue(chunk, at, byte)
      case 'key or }':
        if (byte === CLOSE_OBJECT) return this.#close(chunk, at)
        return this.#beginKey(at, byte)
      case 'key':
        return this.#beginKey(at, byte)
      case ':':
        if (byte !== COLON) this.#malformed(at)
        this.#expected = 'value'
        return at + 1
      case ', or end': {
        const inObject = this.#isObject[this.#depth] === true
        if (byte === COMMA) this.#expected = inObject ? 'key' : 'value'
        else if (byte === (inObject ? CLOSE_OBJECT : CLOSE_LIST)) return this.#close(chunk, at)
        else this.#malformed(at)
        return at + 1
      }
      case 'nothing more':
        return this.#malformed(at)
    }
  }

  #beginKey(at: number, byte: number): number {
    if (byte !== QUOTE) this.#malformed(at)
    const wanted = this.#plans[this.#depth]?.kind === 'fields' || this.#takenAt + 1 === this.#depth
    this.#string.begin({ isKey: true, keep: wanted, mayCut: false })
    return at + 1
  }

  #beginValue(chunk: Uint8Array, at: number, byte: number): number {
    const plan = this.#takenAt >= 0 ? null : this.#planOfValue()
    const inside = plan === null ? null : this.#met(plan, at, byte)
    if (this.#takenAt >= 0 && this.#omittedAt < 0 && this.#depth === this.#takenAt + 1) this.#omitMaybe(chunk, at)

    if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
      if (this.#depth >= this.#depthBound) {
        throw new ReadRefusal(
          'TOO_DEEP',
          `The file nests deeper than ${this.#depthBound} levels, which no report needs. Export it again from the tool`,
        )
      }
      this.#plans.push(inside)
      this.#isObject.push(byte === OPEN_OBJECT)
      this.#expected = byte === OPEN_OBJECT ? 'key or }' : 'value or ]'
      return at + 1
    }
    if (byte === QUOTE) {
      this.#string.begin({ isKey: false, keep: false, mayCut: this.#takenAt >= 0 && this.#omittedAt < 0 })
      return at + 1
    }
    this.#scalar.begin()
    return at
  }

  /** The plan for the value that begins now, or null when nobody asked for it. */
  #planOfValue(): Plan | null {
    const around = this.#plans[this.#depth] ?? null
    if (this.#depth === 0 || around === null) return around
    if (around.kind === 'each') return around.each
    if (around.kind !== 'fields') return null
    const wanted = around.fields.get(this.#key) ?? null
    if (wanted === null && around.unknown !== null) this.#sink(around.unknown, null)
    return wanted
  }

  /** Tells the sink, begins to take the value if so planned, and returns the plan for what is inside it. */
  #met(plan: Plan, at: number, byte: number): Plan | null {
    if (plan.kind === 'take') {
      this.#beginTaking(plan.label, plan.omit, at)
    } else if (plan.kind === 'note') {
      this.#sink(plan.label, null)
    } else if (byte === (plan.kind === 'fields' ? OPEN_OBJECT : OPEN_LIST)) {
      if (plan.seen !== null) this.#sink(plan.seen, null)
      return plan
    } else if (plan.otherwise !== null) {
      this.#beginTaking(plan.otherwise, new Set(), at)
    }
    return null
  }

  #beginTaking(label: string, omit: ReadonlySet<string>, at: number): void {
    this.#takenAt = this.#depth
    this.#takenAs = label
    this.#omit = omit
    this.#capture.start(at)
  }

  #omitMaybe(chunk: Uint8Array, at: number): void {
    if (this.#isObject[this.#depth] !== true || !this.#omit.has(this.#key)) return
    this.#capture.pause(chunk, at)
    this.#capture.append(omitted)
    this.#omittedAt = this.#depth
  }

  #readString(chunk: Uint8Array, at: number): number {
    const next = this.#string.read(chunk, at)
    if (this.#string.wrongAt >= 0) this.#malformed(this.#string.wrongAt)
    if (this.#string.open) return next
    if (this.#string.isKey) {
      this.#key = this.#string.key
      this.#expected = ':'
    } else {
      this.#endValue(chunk, next)
    }
    return next
  }

  #readScalar(chunk: Uint8Array, at: number): number {
    const to = this.#scalar.read(chunk, at)
    if (to < 0) this.#malformed(at)
    if (to < chunk.length) this.#endScalar(chunk, to)
    return to
  }

  #endScalar(chunk: Uint8Array, at: number): void {
    if (!this.#scalar.end()) this.#malformed(at)
    this.#endValue(chunk, at)
  }

  #close(chunk: Uint8Array, at: number): number {
    this.#plans.pop()
    this.#isObject.pop()
    this.#endValue(chunk, at + 1)
    return at + 1
  }

  #endValue(chunk: Uint8Array, to: number): void {
    this.#expected = this.#depth === 0 ? 'nothing more' : ', or end'
    if (this.#omittedAt === this.#depth) {
      this.#omittedAt = -1
      this.#capture.resume(to)
    }
    if (this.#takenAt !== this.#depth) return
    this.#takenAt = -1
    this.#sink(this.#takenAs, this.#capture.finish(chunk, to))
  }

  #malformed(at: number): never {
    throw new ReadRefusal(
      'MALFORMED',
      `The file is not valid JSON at byte ${this.#offset + at}. Export it again from the tool`,
    )
  }
}
