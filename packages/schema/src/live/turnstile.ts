import { Overloaded } from '@assay/record'

export type Turnstile = <T>(work: () => Promise<T>) => Promise<T>

/** Lets at most so many in at once; the others wait in line. Whoever meets a full line is turned away with Overloaded. */
export function openTurnstile(places: number, longestLine = Number.POSITIVE_INFINITY): Turnstile {
  const line: (() => void)[] = []
  let inside = 0
  return async function pass(work) {
    if (inside < places) inside += 1
    else if (line.length < longestLine) await new Promise<void>((enter) => line.push(enter))
    else throw new Overloaded(new Error('The line is full'))
    try {
      return await work()
    } finally {
      const next = line.shift()
      if (next === undefined) inside -= 1
      else next()
    }
  }
}
