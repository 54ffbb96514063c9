import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultBounds, ReadRefusal } from '../report.ts'
import { each, fields, note, OVERSIZED, type Plan, take } from './plan.ts'
import { JsonWalker } from './walker.ts'

const bounds = { ...defaultBounds, depth: 8, valueBytes: 200, textBytes: 20 }

function walk(plan: Plan, content: string | Uint8Array, chunkBytes = 1024, limits = bounds) {
  const met: [string, unknown][] = []
  const walker = new JsonWalker(plan, (label, value) => met.push([label, value]), limits)
  const bytes = Buffer.from(content)
  for (let at = 0; at < bytes.length; at += chunkBytes) walker.write(bytes.subarray(at, at + chunkBytes))
  walker.end()
  return met
}

function codeOf(run: () => unknown): string | null {
  try {
    run()
    return null
  } catch (error) {
    if (error instanceof ReadRefusal) return error.code
    throw error
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('walking a JSON document', () => {
  test('hands over what JSON.parse would, wherever the chunks are cut', () => {
    const wide = { ...defaultBounds, valueBytes: 100_000 }
    fc.assert(
      fc.property(fc.json(), fc.integer({ min: 1, max: 9 }), (text, chunkBytes) => {
        const bytes = Buffer.from(text)
        expect(walk(take('all'), bytes, chunkBytes, wide)).toEqual([['all', JSON.parse(bytes.toString())]])
      }),
      { numRuns: 500 },
    )
  })

  test('accepts and refuses what JSON.parse does, whatever byte is changed', () => {
    const wide = { ...defaultBounds, valueBytes: 100_000 }
    const ascii = fc.integer({ min: 0x09, max: 0x7e })
    fc.assert(
      fc.property(fc.json(), fc.nat(), ascii, fc.integer({ min: 1, max: 9 }), (text, place, byte, chunkBytes) => {
        const bytes = Buffer.from(text)
        bytes[place % bytes.length] = byte
        const accepted = codeOf(() => walk(fields({}), bytes, chunkBytes, wide)) === null
        expect(accepted).toBe(isJson(bytes.toString()))
      }),
      { numRuns: 3000 },
    )
  })

  test('finds planned values behind escaped keys and passes over the rest', () => {
    const plan = fields({ list: each(fields({ a: take('a') })), n: note('n') })
    const text = '{"x":{"list":[{"a":0}]},"l\\u0069st":[{"b":[1],"a":{"c":2}},{"a":null}],"n":3}'
    expect(walk(plan, text, 3)).toEqual([
      ['a', { c: 2 }],
      ['a', null],
      ['n', null],
    ])
  })

  test('tells a value of another kind than planned', () => {
    const plan = fields({ list: each(note('entry'), { seen: 'list', otherwise: 'no list' }) })
    expect(walk(plan, '{"list":{"a":1}}')).toEqual([['no list', { a: 1 }]])
    expect(walk(plan, '{"list":[1]}')).toEqual([
      ['list', null],
      ['entry', null],
    ])
  })

  test.each([1, 2, 7, 1024])('leaves out omitted fields in chunks of %i bytes', (chunkBytes) => {
    const plan = each(take('entry', new Set(['bulk'])))
    const text = `[{"a":1,"bulk":[{"x":"${'y'.repeat(900)}"}],"b":{"bulk":2},"bulk":"z"},{"bulk":true}]`
    expect(walk(plan, text, chunkBytes)).toEqual([
      ['entry', { a: 1, bulk: null, b: { bulk: 2 } }],
      ['entry', { bulk: null }],
    ])
  })

  test.each([1, 2, 7, 1024])('cuts long texts in chunks of %i bytes', (chunkBytes) => {
    const text = JSON.stringify([`${'a'.repeat(30)}`, '"'.repeat(40), `${'é'.repeat(30)}`, 'short', '\u0001'.repeat(9)])
    expect(walk(take('all'), text, chunkBytes)).toEqual([
      ['all', ['a'.repeat(20), '"""', 'é'.repeat(10), 'short', '\u0001'.repeat(3)]],
    ])
  })

  test('says that a value is oversized and goes on', () => {
    const text = JSON.stringify([{ many: Array(100).fill(1.25) }, { few: 1 }])
    expect(walk(each(take('entry')), text, 10)).toEqual([
      ['entry', OVERSIZED],
      ['entry', { few: 1 }],
    ])
  })

  test.each<[string, string, string]>([
    ['nests too deep', '[[[[[[[[[', 'TOO_DEEP'],
    ['ends in a list', '[1, 2', 'TRUNCATED'],
    ['ends in a string', '["a', 'TRUNCATED'],
    ['ends in an escape', '["\\u00', 'TRUNCATED'],
    ['is only white space', ' \n', 'TRUNCATED'],
    ['closes another bracket', '[1}', 'MALFORMED'],
    ['goes on after its end', '{} {}', 'MALFORMED'],
    ['has a raw line feed in a string', '["a\nb"]', 'MALFORMED'],
    ['has a comma too many', '[1,]', 'MALFORMED'],
    ['has a word that JSON does not know', '[NaN]', 'MALFORMED'],
    ['has an endless number', `[${'1'.repeat(2000)}]`, 'MALFORMED'],
  ])('refuses a document that %s', (_, text, code) => {
    for (const chunkBytes of [1, 1024]) expect(codeOf(() => walk(take('all'), text, chunkBytes))).toBe(code)
  })

  test('keeps prototype names as plain data', () => {
    const [[, value] = ['', null]] = walk(take('all'), '{"__proto__":{"polluted":1}}')
    expect(Object.hasOwn(value as object, '__proto__')).toBe(true)
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })
})
