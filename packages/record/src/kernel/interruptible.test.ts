import { describe, expect, test } from 'vitest'
import { interruptible } from './interruptible.ts'

describe('an interruptible stream', () => {
  const waiting = (signal: AbortSignal) =>
    new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))

  test('passes on what is yielded, then ends', async () => {
    const stream = interruptible<number>(async function* () {
      yield 1
      yield 2
    })
    const passed: number[] = []
    for await (const value of stream) passed.push(value)
    expect(passed).toEqual([1, 2])
  })

  test('ends at once when its consumer leaves an idle wait, and lets the source clean up', async () => {
    const cleaned = Promise.withResolvers<void>()
    const stream = interruptible<number>(async function* (signal) {
      try {
        await waiting(signal)
        yield 1
      } finally {
        cleaned.resolve()
      }
    })
    const next = stream.next()
    expect(await stream.return?.()).toEqual({ done: true, value: undefined })
    expect(await next).toEqual({ done: true, value: undefined })
    await cleaned.promise
  })

  test('cleans up where it stands when its consumer leaves between two values', async () => {
    const cleaned = Promise.withResolvers<void>()
    const stream = interruptible<number>(async function* () {
      try {
        yield 1
        yield 2
      } finally {
        cleaned.resolve()
      }
    })
    await stream.next()
    await stream.return?.()
    await cleaned.promise
    expect(await stream.next()).toEqual({ done: true, value: undefined })
  })

  test('throws what the source throws while somebody listens, and nothing after', async () => {
    const failing = () =>
      interruptible<number>(async function* (signal) {
        await Promise.race([waiting(signal), Promise.resolve()])
        if (!signal.aborted) yield 1
        await waiting(signal)
        throw new Error('too late')
      })
    const left = failing()
    await left.next()
    const next = left.next()
    await left.return?.()
    expect(await next).toEqual({ done: true, value: undefined })

    const broken = interruptible<number>(async function* () {
      yield 1
      throw new Error('broken')
    })
    await broken.next()
    await expect(broken.next()).rejects.toThrow('broken')
  })
})
