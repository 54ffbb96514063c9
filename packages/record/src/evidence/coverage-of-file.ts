import { coverageTypes, type StatedCoverage, statedCoverage } from '@assay/domain'
import type { EngagementRecord } from '../kernel/record.ts'

type File = { sha256: string; size: bigint; mediaType: string }

const types: readonly string[] = Object.values(coverageTypes)
const readable = ['text/csv', 'text/markdown', 'text/plain', 'application/json', 'application/yaml']
const mostBytes = 512n * 1024n

/** Which entries of OWASP's lists a coverage document names; nothing of one that is no text, or too long to be one. */
export async function coverageOfFile(
  { blobs }: EngagementRecord,
  evidenceType: string | undefined,
  { sha256, size, mediaType }: File,
): Promise<StatedCoverage[]> {
  if (evidenceType === undefined || !types.includes(evidenceType)) return []
  if (size > mostBytes || !readable.includes(mediaType.split(';')[0]?.trim() ?? '')) return []
  const parts: Uint8Array[] = []
  for await (const part of blobs.read(sha256)) parts.push(part)
  return statedCoverage(Buffer.concat(parts).toString('utf8'))
}
