import { describe, expect, test } from 'vitest'
import { mostNames, statementNames } from './statement-names.ts'

describe('the name of a statement', () => {
  test('is the same whenever the text is the same, and another for another text', () => {
    const nameOf = statementNames()
    expect(nameOf({ sql: 'SELECT 1' })).toBe(nameOf({ sql: 'SELECT 1' }))
    expect(nameOf({ sql: 'SELECT 2' })).not.toBe(nameOf({ sql: 'SELECT 1' }))
  })

  test('is none once there are many, so that no connection keeps plans without end', () => {
    const nameOf = statementNames()
    const names = Array.from({ length: mostNames + 1 }, (_, n) => nameOf({ sql: `SELECT ${n}` }))
    expect(new Set(names).size).toBe(mostNames + 1)
    expect(names.at(-1)).toBe('')
    expect(nameOf({ sql: 'SELECT 0' })).toBe(names[0])
  })
})
