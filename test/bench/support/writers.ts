/** What was counted while writers ran side by side; times in milliseconds. */
export type Written = { commits: number; seconds: number; latencies: number[] }

/** Runs `writers` of the same work side by side, each as fast as it is answered, for so many seconds. */
export async function runWriters(
  writers: number,
  seconds: number,
  write: (writer: number) => Promise<unknown>,
): Promise<Written> {
  const latencies: number[] = []
  const began = performance.now()
  const until = began + seconds * 1_000
  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      while (performance.now() < until) {
        const asked = performance.now()
        await write(writer)
        latencies.push(performance.now() - asked)
      }
    }),
  )
  return { commits: latencies.length, seconds: (performance.now() - began) / 1_000, latencies }
}
