/**
 * Starts a generator that stops the moment its consumer leaves.
 *
 * A bare async generator queues return() behind its pending await, so an idle subscription would outlive its socket
 * until the next event happens to arrive. The signal must end whatever the generator may wait on for long.
 */
export function interruptible<T>(start: (signal: AbortSignal) => AsyncGenerator<T>): AsyncIterableIterator<T> {
  const leaving = new AbortController()
  const source = start(leaving.signal)
  const done = { done: true, value: undefined } as const
  /** The last turn of the generator belongs to nobody: what it yields or throws on its way out is dropped. */
  const leave = () => {
    if (leaving.signal.aborted) return
    leaving.abort()
    source.return(undefined).catch(() => undefined)
  }
  return {
    async next() {
      if (leaving.signal.aborted) return done
      try {
        const result = await source.next()
        return leaving.signal.aborted ? done : result
      } catch (error) {
        if (leaving.signal.aborted) return done
        throw error
      }
    },
    async return() {
      leave()
      return done
    },
    async throw(error) {
      leave()
      throw error
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
