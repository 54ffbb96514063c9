import { describe, expect, test } from 'vitest'
import { csvCell, csvRow } from './safe-csv.ts'

describe('a CSV cell', () => {
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('that begins like a formula, %j, is disarmed', (text) => {
    expect(csvCell(text)).toBe(`"'${text}"`)
  })

  test.each<[string | number | boolean | Date | null, string]>([
    ['plain', '"plain"'],
    ['a "quoted", text\nin lines', '"a ""quoted"", text\nin lines"'],
    ['', '""'],
    [-3, '-3'],
    [true, 'true'],
    [null, ''],
    [new Date('2026-01-02T03:04:05Z'), '"2026-01-02T03:04:05.000Z"'],
  ])('holds %j as %j', (value, cell) => {
    expect(csvCell(value)).toBe(cell)
  })

  test('stands in a row that ends as RFC 4180 says', () => {
    expect(csvRow(['=a', 1, null])).toBe(`"'=a",1,\r\n`)
  })
})
