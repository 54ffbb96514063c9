import { InvalidInput } from '@assay/domain'
import { type ReportFormat, readerVersion } from '@assay/formats'

export const isReadable = (format: string): format is ReportFormat => Object.hasOwn(readerVersion, format)

/** Until the format is known, the version stands for all readers that may speak. */
export function versionOfReader(format: string | null): string {
  if (format === null) return Object.values(readerVersion).join('+')
  if (isReadable(format)) return readerVersion[format]
  const known = Object.keys(readerVersion).join(', ')
  throw new InvalidInput([
    { path: ['format'], message: `There is no reader for "${format}". Leave it out, or name one of: ${known}.` },
  ])
}
