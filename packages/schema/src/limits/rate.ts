export type Rate = { cost: number; remaining: number; resetAt: Date }

type Window = { used: number; resetAt: number }

const windowMs = 60_000

/**
 * Counts what each caller asks for in windows of a minute, by the cost of the operations. In memory: each process
 * counts for itself, so behind a balancer a caller has this much from every one of them.
 */
export function openRates(budget = 60_000) {
  const windows = new Map<string, Window>()
  return {
    /** Null when the budget does not cover this any more. */
    take(caller: string, counted: number, now: number): Rate | null {
      // Leaves are free, asking is not.
      const cost = Math.max(1, counted)
      if (windows.size > 10_000) forgetPast(windows, now)
      const current = windows.get(caller)
      const window = current === undefined || current.resetAt <= now ? { used: 0, resetAt: now + windowMs } : current
      windows.set(caller, window)
      if (window.used + cost > budget) return null
      window.used += cost
      return { cost, remaining: budget - window.used, resetAt: new Date(window.resetAt) }
    },
    resetsAt: (caller: string, now: number) => new Date(windows.get(caller)?.resetAt ?? now),
  }
}

function forgetPast(windows: Map<string, Window>, now: number) {
  for (const [caller, { resetAt }] of windows) if (resetAt <= now) windows.delete(caller)
}
