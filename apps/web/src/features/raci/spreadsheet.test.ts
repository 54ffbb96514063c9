import { describe, expect, test } from 'vitest'
import { csvOf, parseRange } from './spreadsheet.ts'

describe('a range from a spreadsheet', () => {
  test('is read row by row and cell by cell', () => {
    expect(parseRange('R\tA\t\r\nC\t\tI\r\n')).toEqual([
      ['R', 'A', ''],
      ['C', '', 'I'],
    ])
  })
  test('keeps a single empty cell', () => {
    expect(parseRange('')).toEqual([['']])
  })
  test('keeps an empty row between others', () => {
    expect(parseRange('R\n\nA')).toEqual([['R'], [''], ['A']])
  })
  test('reads quoted cells with line ends, tabs and quotes in them', () => {
    expect(parseRange('"A\nR"\t"say ""C"""\tI')).toEqual([['A\nR', 'say "C"', 'I']])
  })
})

describe('the matrix as CSV', () => {
  test('quotes what would part cells', () => {
    expect(csvOf([['Data, integrity', 'says "A"', 'R']])).toBe('"Data, integrity","says ""A""",R\r\n')
  })
  test.each(['=1+1', '+1', '-1', '@SUM', '\tx'])('never begins a cell with %s', (text) => {
    expect(csvOf([[text]]).startsWith("'")).toBe(true)
  })
})
