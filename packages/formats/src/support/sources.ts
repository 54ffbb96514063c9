import { readReport } from '../read-report.ts'
import type { ReadBounds, ReadEvent, ReportFinding, ReportSource } from '../report.ts'

/** Bytes as a source, in chunks of the given size, counting how many were asked for. */
export function sourceOf(content: string | Uint8Array, chunkBytes = 65_536): ReportSource & { bytesRead: number } {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  const source = {
    bytesRead: 0,
    async *open() {
      for (let at = 0; at < bytes.length; at += chunkBytes) {
        const chunk = bytes.subarray(at, at + chunkBytes)
        source.bytesRead += chunk.length
        yield chunk
      }
    },
  }
  return source
}

/** A SARIF log of one run by the tool "Probe". */
export function sarif(results: unknown, run: object = {}): string {
  const tool = { driver: { name: 'Probe', version: '1.2' } }
  return JSON.stringify({ version: '2.1.0', runs: [{ results, tool, ...run }] })
}

export async function eventsOf(
  source: ReportSource | string,
  bounds: Partial<ReadBounds> = {},
  format?: 'sarif',
): Promise<ReadEvent[]> {
  const opened = typeof source === 'string' ? sourceOf(source) : source
  const events: ReadEvent[] = []
  for await (const event of readReport(opened, { bounds, ...(format === undefined ? {} : { format }) }))
    events.push(event)
  return events
}

export async function findingsOf(source: ReportSource | string): Promise<ReportFinding[]> {
  return (await eventsOf(source)).flatMap((event) => (event.type === 'finding' ? [event.finding] : []))
}
