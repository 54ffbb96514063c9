import { describe, expect, test } from 'vitest'
import { type RaciCode, readCode, typedInto } from './codes.ts'

describe('typing into a cell of the matrix', () => {
  test.each<[RaciCode | null, string, RaciCode | null]>([
    [null, 'r', 'R'],
    [null, 'A', 'A'],
    ['R', 'a', 'AR'],
    ['A', 'R', 'AR'],
    ['AR', 'a', 'R'],
    ['AR', 'r', 'A'],
    ['A', 'a', null],
    ['C', 'c', null],
    ['C', 'a', 'A'],
    ['AR', 'i', 'I'],
    ['AR', '-', null],
    ['I', 'Backspace', null],
  ])('makes of %s with %s %s', (code, key, after) => {
    expect(typedInto(code, key)).toBe(after)
  })
  test.each(['x', 'Enter', 'ArrowUp', '1'])('leaves %s to others', (key) => {
    expect(typedInto('R', key)).toBeUndefined()
  })
})

describe('reading a code from a spreadsheet', () => {
  test.each<[string, RaciCode | null]>([
    ['R', 'R'],
    [' a ', 'A'],
    ['A/R', 'AR'],
    ['R, A', 'AR'],
    ['ra', 'AR'],
    ['Accountable', 'A'],
    ['responsible / accountable', 'AR'],
    ['', null],
    ['–', null],
  ])('takes "%s" as %s', (text, code) => {
    expect(readCode(text)).toBe(code)
  })
  test.each(['X', 'R/C', 'A/R/C', 'yes', '=R'])('takes "%s" for none', (text) => {
    expect(readCode(text)).toBeUndefined()
  })
})
