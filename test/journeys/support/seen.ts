import type { Locator, Page } from 'playwright-core'

/** Starts to count; the answer waits for what is to be seen, and prints how long that took. Nothing is asserted on time. */
export function fromNow(): (what: string, seen: Locator) => Promise<void> {
  const start = performance.now()
  return async (what, seen) => {
    await seen.waitFor()
    console.log(`${what}: ${Math.round(performance.now() - start)} ms`)
  }
}

/** Counts how often the page is loaded from here on. */
export function countLoads(page: Page): () => number {
  let loads = 0
  page.on('load', () => {
    loads += 1
  })
  return () => loads
}
