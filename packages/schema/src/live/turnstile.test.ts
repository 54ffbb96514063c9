import { Overloaded } from '@assay/record'
import { describe, expect, test } from 'vitest'
import { openTurnstile } from './turnstile.ts'

describe('a turnstile', () => {
  test('lets so many in at once, and the others in the order in which they came', async () => {
    const pass = openTurnstile(2)
    const entered: number[] = []
    const leave = Array.from({ length: 4 }, () => Promise.withResolvers<void>())
    const passing = leave.map(({ promise }, n) =>
      pass(() => {
        entered.push(n)
        return promise
      }),
    )
    expect(entered).toEqual([0, 1])
    leave[1]?.resolve()
    await passing[1]
    await Promise.resolve()
    expect(entered).toEqual([0, 1, 2])
    for (const { resolve } of leave) resolve()
    await Promise.all(passing)
    expect(entered).toEqual([0, 1, 2, 3])
  })

  test('turns away who meets a full line, and lets in again once it moved', async () => {
    const pass = openTurnstile(1, 1)
    const { promise, resolve } = Promise.withResolvers<void>()
    const [inside, waiting, late] = [pass(() => promise), pass(async () => 'waited'), pass(async () => 'late')]
    await expect(late).rejects.toThrow(Overloaded)
    resolve()
    await inside
    expect(await waiting).toBe('waited')
    expect(await pass(async () => 'again')).toBe('again')
  })

  test('goes on when what is done inside fails', async () => {
    const pass = openTurnstile(1)
    const failing = pass(() => Promise.reject(new Error('no')))
    const next = pass(async () => 'next')
    await expect(failing).rejects.toThrow('no')
    expect(await next).toBe('next')
  })
})
