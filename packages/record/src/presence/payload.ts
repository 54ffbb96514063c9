import { presencePages, presenceSubjects } from '@assay/domain'
import type { Entry } from './board.ts'
import type { Place } from './place.ts'

/** What one process tells the others. */
export type Told = {
  from: string
  /** It knows of tabs that it has not heard about, or was away: everybody tell all. */
  asks: boolean
  /** Tabs that came or moved there. */
  here: Entry[]
  /** Tabs of its own that are told once more, because somebody asked. */
  again: Entry[]
  /** Tabs that left by themselves, whoever answered for them. */
  left: string[]
  /** Tabs of its own that gave no sign of life. */
  lapsed: string[]
  /** Tabs of its own that are still where they were. */
  still: string[]
}

/** What waits to be told; a tab that moves twice before it is told is told once. */
export type Outbox = {
  asks: boolean
  moved: Set<string>
  again: Set<string>
  left: Set<string>
  lapsed: Set<string>
  still: Set<string>
}

/** PostgreSQL refuses payloads of 8,000 bytes and more; all characters here are of one byte. */
const most = 7_900
const frame = 120

/** Takes as much from the outbox as one notification carries; null when nothing waits. */
export function takePayload(outbox: Outbox, from: string, entryOf: (key: string) => Entry | undefined): string | null {
  let room = most - frame
  const take = <Item>(keys: Set<string>, itemOf: (key: string) => Item | undefined): Item[] => {
    const taken: Item[] = []
    for (const key of keys) {
      const item = itemOf(key)
      const size = item === undefined ? 0 : JSON.stringify(item).length + 1
      if (size > room) break
      keys.delete(key)
      if (item === undefined) continue
      taken.push(item)
      room -= size
    }
    return taken
  }
  const { asks } = outbox
  outbox.asks = false
  const left = take(outbox.left, String)
  const here = take(outbox.moved, (key) => packed(entryOf(key)))
  const again = take(outbox.again, (key) => packed(entryOf(key)))
  const lapsed = take(outbox.lapsed, String)
  const still = take(outbox.still, String)
  const nothing = left.length + here.length + again.length + lapsed.length + still.length === 0
  return nothing && !asks ? null : JSON.stringify([from, asks ? 1 : 0, left, lapsed, still, here, again])
}

export function readPayload(text: string): Told {
  const [from, asks, left, lapsed, still, here, again] = JSON.parse(text) as Payload
  return { from, asks: asks === 1, left, lapsed, still, here: here.map(unpacked), again: again.map(unpacked) }
}

type Packed = [
  key: string,
  workspace: string,
  member: string,
  since: number,
  typing: 0 | 1,
  ...place: (string | number)[],
]
type Payload = [
  from: string,
  asks: 0 | 1,
  left: string[],
  lapsed: string[],
  still: string[],
  here: Packed[],
  again: Packed[],
]

function packed(entry: Entry | undefined): Packed | undefined {
  if (entry === undefined) return undefined
  const { key, workspaceId, membershipId, since, typing, place } = entry
  const where =
    'page' in place ? [place.page] : [presenceSubjects.indexOf(place.type), short(place.id), short(place.engagementId)]
  const cell = place.cell === undefined ? [] : [place.cell]
  return [key, short(workspaceId), short(membershipId), since, typing ? 1 : 0, ...where, ...cell]
}

function unpacked([key, workspace, member, since, typing, ...where]: Packed): Entry {
  return {
    key,
    workspaceId: long(workspace),
    membershipId: long(member),
    since,
    typing: typing === 1,
    place: placeOf(where),
  }
}

function placeOf([what, ...rest]: readonly (string | number)[]): Place {
  const page = presencePages.find((each) => each === what)
  if (page !== undefined) return { page, ...atCell(rest[0]) }
  const type = presenceSubjects[Number(what)]
  if (type === undefined) throw new Error(`No such place: ${what}`)
  const [id, engagement, cell] = rest
  return { type, id: long(String(id)), engagementId: long(String(engagement)), ...atCell(cell) }
}

const atCell = (cell: string | number | undefined) => (cell === undefined ? {} : { cell: String(cell) })

const short = (uuid: string) => Buffer.from(uuid.replaceAll('-', ''), 'hex').toString('base64url')
const long = (packedId: string) =>
  Buffer.from(packedId, 'base64url')
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
