import { describe, expect, test } from 'vitest'
import { statedCoverage } from './stated-coverage.ts'

const all = Array.from({ length: 10 }, (_, index) => String(index + 1).padStart(2, '0'))

describe('what a document states of the lists of OWASP', () => {
  test.each<[string, string, ReturnType<typeof statedCoverage>]>([
    [
      'ids with their edition',
      all.map((id) => `- LLM${id}:2025: tested`).join('\n'),
      [{ list: 'LLM', edition: '2025', entries: 10 }],
    ],
    [
      'a table with a column for the edition',
      `entry,edition,result\r\n${all.map((id) => `ASI${id},2026,tested on 2026-11-02`).join('\r\n')}`,
      [{ list: 'AGENTIC', edition: '2026', entries: 10 }],
    ],
    [
      'an entry that is named twice',
      'LLM01:2025 and again LLM01:2025, LLM02:2025',
      [{ list: 'LLM', edition: '2025', entries: 2 }],
    ],
    [
      'two editions',
      'LLM03:2025 became LLM04:2026',
      [
        { list: 'LLM', edition: '2025', entries: 1 },
        { list: 'LLM', edition: '2026', entries: 1 },
      ],
    ],
    ['entries without an edition', 'LLM01 was tested', []],
    ['entries beside two years', 'LLM01, 2025 or 2026', []],
    ['what is no entry', 'LLM11:2025 LLM1:2025 XLLM01:2025', []],
  ])('is read from %s', (_, text, stated) => {
    expect(statedCoverage(text)).toEqual(stated)
  })
})
