import { detectFormat } from './detect.ts'
import {
  defaultBounds,
  type ReadBounds,
  type ReadEvent,
  ReadRefusal,
  type ReportFormat,
  type ReportSource,
} from './report.ts'
import { readSarif, sarifReaderVersion } from './sarif/read-sarif.ts'

export type ReadOptions = { format?: ReportFormat; name?: string; bounds?: Partial<ReadBounds> }

/** By format; part of an intake's identity, so that a better reader may read the same file again. */
export const readerVersion: { readonly [format in ReportFormat]: string } = { sarif: sarifReaderVersion }

/**
 * Reads a scanner's report: its tools, findings and what could not be read, in the order of the file. The whole file is
 * checked before the first event. Throws ReadRefusal when the file as a whole cannot be taken in.
 */
export async function* readReport(source: ReportSource, options: ReadOptions = {}): AsyncGenerator<ReadEvent> {
  const bounds = { ...defaultBounds, ...options.bounds }
  const format = options.format ?? (await detectFormat(source, bounds))
  if (format === null) {
    const file = options.name === undefined ? 'The file' : `"${options.name}"`
    throw new ReadRefusal('NOT_RECOGNISED', `${file} is no report that can be read. Export it as SARIF 2.1.0 (JSON)`)
  }
  yield* readSarif(source, bounds)
}
