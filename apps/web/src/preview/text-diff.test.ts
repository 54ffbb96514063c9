import { describe, expect, test } from 'vitest'
import { textDiff } from './text-diff.ts'

const spoken = (before: string, after: string) =>
  textDiff(before, after)?.map((line) =>
    line.kind === 'fold'
      ? `… ${line.count}`
      : `${{ same: ' ', added: '+', removed: '-' }[line.kind]}${line.parts.map(({ text, changed }) => (changed ? `[${text}]` : text)).join('')}`,
  )

describe('the difference of two texts', () => {
  test('is by line, and by word within a line that changed', () => {
    expect(spoken('# Card\nkept\nthe limit is 200 tokens\n', '# Card\nkept\nthe limit is 400 tokens\nnew\n')).toEqual([
      ' # Card',
      ' kept',
      '-the limit is [200] tokens',
      '+the limit is [400] tokens',
      '+new',
    ])
  })
  test('leaves out what is far from any change, and says how much', () => {
    const many = Array.from({ length: 40 }, (_, index) => `line ${index}`)
    const changed = many.with(20, 'other')
    const lines = spoken(many.join('\n'), changed.join('\n'))
    expect([lines?.[0], lines?.at(-1), lines?.length]).toEqual(['… 17', '… 16', 10])
  })
  test('is none where both are alike, whatever ends their lines', () => {
    expect(spoken('a\r\nb', 'a\nb')).toEqual(['… 2'])
  })
  test('of texts that have nothing in common is given up, not waited for', () => {
    const noise = (seed: number) =>
      Array.from({ length: 60_000 }, (_, index) => `${(index * seed) % 65_521}x`).join('\n')
    const begun = performance.now()
    textDiff(noise(7919), noise(104_729))
    expect(performance.now() - begun).toBeLessThan(10_000)
  })
})
