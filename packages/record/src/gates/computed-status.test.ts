import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const src = fileURLToPath(new URL('..', import.meta.url))
const sources = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !/test\.ts$|samples\.ts$|^generated/.test(file),
)

/** What one update sets: up to the end of its statement. */
const dataOf = (text: string) =>
  (/\bdata: ?\{[\s\S]*?\n {2,4}\}\)|\bSET\b[^`]*|\bdata: \{[^}]*\}/.exec(text.slice(0, 900)) ?? [''])[0]

/** Files in which an update of gates names their status, be it by Prisma or in SQL. */
const writers = sources.filter((file) => {
  const text = readFileSync(path.join(src, file), 'utf8')
  const updates = text.matchAll(/\bgate\.(?:update|updateMany|upsert)\(\{|UPDATE gate\b/g)
  return [...updates].some(({ index }) => /\bstatus(:|,| =)|\.\.\.columns/.test(dataOf(text.slice(index))))
})

describe('the status of a gate', () => {
  test('is written by the computation, and by a decision that took effect, and nowhere else', () => {
    expect(writers.toSorted()).toEqual(['gates/recompute-readiness.ts', 'gates/take-effect.ts'])
  })
  test('becomes READY, COLLECTING or STALE by the computation alone', () => {
    const effect = readFileSync(path.join(src, 'gates/take-effect.ts'), 'utf8')
    expect(effect).toContain('status: statusAfterDecision(decision)')
    expect(effect).not.toMatch(/'(READY|COLLECTING|STALE)'/)
  })
})
