import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { safeUri, withoutLinks } from './links.ts'
import { codeText, oneLine, plainText } from './plain-text.ts'

describe('text of others', () => {
  test('loses control, bidi and hidden characters and keeps line breaks, tabs and joiners', () => {
    expect(plainText(' a\u0000\u0007\u202e\u2066b\r\nc\td\u{e0041}\u200b👩\u200d💻 ', 100)).toBe('ab\nc\td👩\u200d💻')
  })

  test('is well-formed and within its limit, whatever comes in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.integer({ min: 2, max: 20 }), (raw, limit) => {
        for (const text of [plainText(raw, limit), oneLine(raw, limit), codeText(raw, limit)]) {
          expect(text.length).toBeLessThanOrEqual(limit)
          expect(text.isWellFormed()).toBe(true)
          expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
        }
      }),
    )
  })

  test('keeps the indentation of code', () => {
    expect(codeText('\n    if (a)\n      b()\n\n', 100)).toBe('    if (a)\n      b()')
  })
})

describe('links in text of others', () => {
  test.each([
    ['see [the rule](https://example.com/a) now', 'see the rule (https://example.com/a) now'],
    ['[data](1) flows', 'data flows'],
    ['[click](javascript:alert)', 'click'],
    ['![pixel](https://example.com/p.png)', 'pixel (https://example.com/p.png)'],
    ['[https://a.example/](https://a.example/)', 'https://a.example/'],
    ['table[i](x) stays', 'table[i] (x) stays'],
    ['[[a](b)](javascript:c)', '[a] (javascript:c)'],
    ['[a\nb](javascript:c)', '[a\nb] (javascript:c)'],
    ['[x]: javascript:y', '[x] : javascript:y'],
    ['<javascript:alert(1)>', '< javascript:alert(1)>'],
  ])('%j becomes %j', (raw, shown) => {
    expect(withoutLinks(raw)).toBe(shown)
  })

  test('never remain, whatever comes in', () => {
    const piece = fc.constantFrom('[', ']', '(', ')', '!', 'a', 'javascript:x', 'https://e.example', '\n', ':')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        expect(withoutLinks(pieces.join(''))).not.toMatch(/\]\(/)
      }),
    )
  })

  test('take time in proportion to the text', () => {
    const started = performance.now()
    for (const piece of ['[', '[a](', '![', '[a]', '](']) withoutLinks(piece.repeat(50_000))
    expect(performance.now() - started).toBeLessThan(2000)
  })

  test.each<[unknown, string | null]>([
    ['https://example.com/a b', 'https://example.com/a%20b'],
    ['mailto:sec@example.com', 'mailto:sec@example.com'],
    ['javascript:alert(1)', null],
    ['JAVASCRIPT://example.com', null],
    ['data:text/html,x', null],
    ['/relative', null],
    [7, null],
  ])('as addresses: %j is kept as %j', (raw, kept) => {
    expect(safeUri(raw)).toBe(kept)
  })
})
