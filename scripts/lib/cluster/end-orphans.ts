import { createInterface } from 'node:readline'

// Told on standard input which processes run (+pid) and which have ended (-pid). The input ends when the parent ends,
// however that happens; those that still run are ended then.
const running = new Set<number>()
createInterface(process.stdin)
  .on('line', (line) => {
    const pid = Number(line.slice(1))
    if (line.startsWith('+')) running.add(pid)
    else running.delete(pid)
  })
  .on('close', () => {
    for (const pid of running) {
      try {
        process.kill(pid, 'SIGTERM')
      } catch {
        // It ended by itself meanwhile.
      }
    }
  })
