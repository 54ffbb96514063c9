/** Lets at most so many in at once; the others wait in line. */
export function openTurnstile(places: number) {
  const line: (() => void)[] = []
  let inside = 0
  return async function pass<T>(work: () => Promise<T>): Promise<T> {
    if (inside >= places) await new Promise<void>((enter) => line.push(enter))
    else inside += 1
    try {
      return await work()
    } finally {
      const next = line.shift()
      if (next === undefined) inside -= 1
      else next()
    }
  }
}
