import { describe, expect, test } from 'vitest'
import { pairUp } from './pair-up.ts'

const pair = (seats: string[], people: string[]) =>
  Object.fromEntries(pairUp(seats, people, (seat, person) => person.includes(seat)))

describe('pairing seats with people', () => {
  test('gives each person one seat', () => {
    expect(pair(['a', 'b'], ['ab'])).toEqual({ a: 'ab' })
  })
  test('moves a person who fits two seats when another fits only the first', () => {
    expect(pair(['a', 'b'], ['ab', 'a'])).toEqual({ a: 'a', b: 'ab' })
    expect(pair(['a', 'b', 'c'], ['abc', 'ab', 'a'])).toEqual({ a: 'a', b: 'ab', c: 'abc' })
  })
  test('leaves empty what nobody fits', () => {
    expect(pair(['a', 'b'], ['a', 'a!'])).toEqual({ a: 'a' })
    expect(pair([], ['a'])).toEqual({})
  })
})
