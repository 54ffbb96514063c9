/**
 * Runs `work` at once and then at most once in `interval` milliseconds, never twice at the same time, and once more
 * after the last call, so that what it reads is never older than that call. `stop` forgets what waits.
 */
export function atMost(interval: number, work: () => Promise<unknown>) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let running = false
  let wanted = false

  async function run() {
    running = true
    wanted = false
    const began = Date.now()
    try {
      await work()
    } finally {
      running = false
      timer = setTimeout(
        () => {
          timer = undefined
          if (wanted) void run()
        },
        Math.max(0, interval - (Date.now() - began)),
      )
    }
  }
  return {
    call() {
      wanted = true
      if (!running && timer === undefined) void run()
    },
    stop() {
      wanted = false
      clearTimeout(timer)
      timer = undefined
    },
  }
}
