import { whenLauncherEnds } from './when-launcher-ends.ts'

/**
 * What a program has opened, closed last in first out when it is told to end. The first SIGINT or SIGTERM closes
 * everything, a second one ends at once.
 */
export class Shutdown {
  readonly #closers: (() => Promise<void>)[] = []
  #closing = false

  constructor() {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => this.#end())
    whenLauncherEnds(() => this.#end())
  }

  /** Waits for something that must be closed; what is still opening when the signal comes is closed once it is open. */
  async own<T>(opening: Promise<T>, close: (opened: T) => Promise<void>): Promise<T> {
    this.#closers.push(async () => {
      const [outcome] = await Promise.allSettled([opening])
      if (outcome.status === 'fulfilled') await close(outcome.value)
    })
    return this.during(opening)
  }

  /** Waits for a step; once the program is ending it never returns, so that nothing more is begun. */
  async during<T>(step: Promise<T>): Promise<T> {
    const [outcome] = await Promise.allSettled([step])
    if (this.#closing) return new Promise<never>(() => {})
    if (outcome.status === 'fulfilled') return outcome.value
    throw outcome.reason
  }

  async close(): Promise<void> {
    this.#closing = true
    for (let closer = this.#closers.pop(); closer !== undefined; closer = this.#closers.pop()) await closer()
  }

  async #end(): Promise<void> {
    if (this.#closing) process.exit(130)
    console.log('\nStopping …')
    try {
      await this.close()
      process.exit(0)
    } catch (error) {
      console.error(error)
      process.exit(1)
    }
  }
}
