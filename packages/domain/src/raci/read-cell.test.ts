import { describe, expect, test } from 'vitest'
import { readRaciCell } from './read-cell.ts'

describe('what people write into a cell of the matrix', () => {
  test.each([
    ['R', 'R'],
    [' a ', 'A'],
    ['R/A', 'AR'],
    ['a, r', 'AR'],
    ['RA', 'AR'],
    ['Accountable', 'A'],
    ['accountable & responsible', 'AR'],
    ['-', ''],
    ['', ''],
  ])('%j is %j', (text, code) => {
    expect(readRaciCell(text)).toBe(code)
  })
  test.each(['X', 'A/C', 'R I', 'yes', 'A R C'])('%j is nothing that the matrix knows', (text) => {
    expect(readRaciCell(text)).toBeUndefined()
  })
})
