import { createHash } from 'node:crypto'
import { field, isObject } from '../json/untrusted.ts'
import type { ReportLocation } from '../report.ts'

export type Fingerprint = { fingerprint: string; fingerprintAlgorithm: string }

export type Identity = {
  tool: string
  ruleId: string
  location: ReportLocation | null
  purl: string | null
  code: string | null
  message: string
}

/** Placeholders that tools write instead of a fingerprint contain spaces ("requires login") or are short. */
const meaningful = /^[\x21-\x7e]{8,1000}$/
const lineHash = /^(?:primaryLocationLineHash|scanPrimaryLocationHash|.*\/v\d+)$/

/**
 * Names each result of a file. A `fingerprints` entry of the tool is preferred (SARIF 2.1.0 §3.27.17), then a partial
 * one that hashes the line (§3.27.18; other partial ones hold authors and dates), then what the result says of itself.
 * The line number speaks only where there is no code: code moves. A repeat within the file gets an ordinal.
 */
export class Fingerprints {
  /** By 48 bits of the hash, to hold a million in little memory; a collision only costs an ordinal. */
  readonly #seen = new Map<number, number>()

  of(result: unknown, identity: Identity): Fingerprint {
    const { algorithm, parts } = partsOf(result, identity)
    const digest = createHash('sha256')
      .update(JSON.stringify([algorithm, identity.tool, ...parts]))
      .digest()
    const short = digest.readUIntBE(0, 6)
    const repeat = this.#seen.get(short) ?? 0
    this.#seen.set(short, repeat + 1)
    const hex = digest.toString('hex')
    return { fingerprint: repeat === 0 ? hex : `${hex}-${repeat + 1}`, fingerprintAlgorithm: `sarif/${algorithm}` }
  }
}

function partsOf(result: unknown, { ruleId, location, purl, code, message }: Identity) {
  const full = chosen(field(result, 'fingerprints'), /^/)
  if (full !== null) return { algorithm: `fingerprints/${full.name}`, parts: [ruleId, full.value] }

  const uri = location?.uri ?? location?.logicalName ?? purl
  const partial = chosen(field(result, 'partialFingerprints'), lineHash)
  if (partial !== null) return { algorithm: `partialFingerprints/${partial.name}`, parts: [ruleId, uri, partial.value] }

  const place = code === null ? (location?.startLine ?? null) : code.replace(/\s+/g, ' ').trim()
  return { algorithm: 'location/v1', parts: [ruleId, uri, place, message] }
}

/** The lowest version that the tool writes: it stays the same when a later tool adds a higher one beside it. */
function chosen(raw: unknown, form: RegExp): { name: string; value: string } | null {
  if (!isObject(raw)) return null
  const entries = Object.entries(raw as object)
    .slice(0, 50)
    // A hostile file puts an object here that cannot be made a text.
    .filter(([, value]) => typeof value === 'string' || typeof value === 'number')
    .filter(([name, value]) => name.length <= 100 && form.test(name) && meaningful.test(String(value)))
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const first = entries[0]
  return first === undefined ? null : { name: first[0], value: String(first[1]) }
}
