import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Entry } from './board.ts'
import { type Outbox, readPayload, takePayload } from './payload.ts'
import { tabKey } from './tab-key.ts'

const anEntry = (fields: Partial<Entry> = {}): Entry => ({
  key: tabKey('w', 'm', randomUUID()),
  workspaceId: randomUUID(),
  membershipId: randomUUID(),
  place: { type: 'Finding', id: randomUUID(), engagementId: randomUUID() },
  typing: true,
  since: Date.now(),
  ...fields,
})

function told(entries: readonly Entry[], waiting: Partial<Outbox> = {}) {
  const known = new Map(entries.map((entry) => [entry.key, entry]))
  const moved = new Set(known.keys())
  const outbox = {
    asks: false,
    moved,
    again: new Set(''),
    left: new Set(''),
    lapsed: new Set(''),
    still: new Set(''),
    ...waiting,
  }
  const payloads: string[] = []
  for (;;) {
    const payload = takePayload(outbox, 'process1', (key) => known.get(key))
    if (payload === null) return payloads
    payloads.push(payload)
  }
}

describe('what a process tells the others', () => {
  test('arrives as it was: objects, pages and cells, who left, who lapsed, who is still there', () => {
    const cell = 'GATE:DATA|owner'
    const here = [
      anEntry(),
      anEntry({ place: { page: 'RACI' }, typing: false }),
      anEntry({ place: { page: 'RACI', cell } }),
      anEntry({ place: { type: 'Engagement', id: randomUUID(), engagementId: randomUUID(), cell } }),
    ]
    const [payload = '', ...more] = told(here, {
      asks: true,
      left: new Set(['l']),
      lapsed: new Set(['p']),
      still: new Set(['s']),
    })
    expect(more).toEqual([])
    expect(readPayload(payload)).toEqual({
      from: 'process1',
      asks: true,
      here,
      again: [],
      left: ['l'],
      lapsed: ['p'],
      still: ['s'],
    })
  })

  test('is split for 500 people so that PostgreSQL takes each part, and nobody is lost or told twice', () => {
    const people = Array.from({ length: 500 }, () => anEntry())
    const payloads = told(people, { still: new Set(people.map(({ key }) => key)) })
    for (const payload of payloads) expect(Buffer.byteLength(payload)).toBeLessThan(8_000)
    expect(payloads.length).toBeLessThan(12)
    const arrived = payloads.map(readPayload)
    expect(arrived.flatMap(({ here }) => here)).toEqual(people)
    expect(arrived.flatMap(({ still }) => still)).toHaveLength(500)
  })

  test('is nothing when nothing waits, also when what waited is gone', () => {
    expect(told([], { moved: new Set(['gone']) })).toEqual([])
  })
})
