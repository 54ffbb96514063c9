/** The more are there, the longer each list is and the more receive it: so many milliseconds for each of them. */
const eachMs = 4
const longestMs = 5_000

/** Tells those who look at a workspace that something moved: at once, and then at most once in a while. */
export function openTelling(shortestMs: number, countIn: (workspaceId: string) => number) {
  const listeners = new Map<string, Set<() => void>>()
  /** Workspaces that were told of lately: whether something has moved since, and the end of the while. */
  const resting = new Map<string, { moved: boolean; timer: NodeJS.Timeout }>()

  function moved(workspaceId: string | null) {
    if (workspaceId === null) return
    const those = listeners.get(workspaceId)
    if (those === undefined) return
    const rest = resting.get(workspaceId)
    if (rest !== undefined) {
      rest.moved = true
      return
    }
    const ms = Math.min(longestMs, Math.max(shortestMs, countIn(workspaceId) * eachMs))
    const timer = setTimeout(() => {
      const again = resting.get(workspaceId)?.moved
      resting.delete(workspaceId)
      if (again) moved(workspaceId)
    }, ms)
    timer.unref()
    resting.set(workspaceId, { moved: false, timer })
    for (const listener of those) listener()
  }

  return {
    moved,
    onChange(workspaceId: string, listener: () => void): () => void {
      const those = listeners.get(workspaceId) ?? new Set()
      listeners.set(workspaceId, those.add(listener))
      return () => {
        those.delete(listener)
        if (those.size === 0 && listeners.get(workspaceId) === those) listeners.delete(workspaceId)
      }
    },
    close() {
      for (const { timer } of resting.values()) clearTimeout(timer)
      resting.clear()
    },
  }
}
