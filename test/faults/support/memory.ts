import { readFileSync } from 'node:fs'
import type { Api } from './api.ts'

/** What the process holds after everything that nobody needs was collected, heap and buffers, in bytes. */
export async function retainedBytes(api: Api): Promise<number> {
  const inspector = await openInspector(api.inspector())
  try {
    await inspector.ask('HeapProfiler.collectGarbage', {})
    const expression = '(({ heapUsed, external }) => heapUsed + external)(process.memoryUsage())'
    const { result } = await inspector.ask<{ result: { value: number } }>('Runtime.evaluate', { expression })
    return result.value
  } finally {
    inspector.close()
  }
}

/** What the machine has given to the process, in bytes: also what it could give back. */
export function residentBytes(api: Api): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${api.pid()}/status`, 'utf8'))?.[1]
  return Number(kilobytes) * 1_024
}

async function openInspector(url: string) {
  const socket = new WebSocket(url)
  const answers = new Map<number, (result: unknown) => void>()
  let asked = 0
  await new Promise((open, failed) => {
    socket.onopen = open
    socket.onerror = failed
  })
  socket.onmessage = ({ data }) => {
    const { id, result } = JSON.parse(String(data))
    answers.get(id)?.(result)
  }
  return {
    ask<Result>(method: string, params: object): Promise<Result> {
      asked += 1
      const id = asked
      return new Promise((resolve) => {
        answers.set(id, (result) => resolve(result as Result))
        socket.send(JSON.stringify({ id, method, params }))
      })
    },
    close: () => socket.close(),
  }
}
