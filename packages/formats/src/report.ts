/** Codes of the record's `finding.category` that a scanner's report can prove. */
export type ReportCategory = 'SAST' | 'SCA' | 'SECRETS' | 'DAST' | 'CONFIG'
export type ReportSeverity = 'CRITICAL' | 'HIGH' | 'MEDIUM' | 'LOW' | 'INFO'
export type ReportFormat = 'sarif'

/** Where the scanner saw it. Lines and columns count from 1. `uri` is data, never a link to follow. */
export type ReportLocation = {
  uri: string | null
  startLine: number | null
  endLine: number | null
  startColumn: number | null
  /** A function, class or package, where the scanner names one. */
  logicalName: string | null
}

/** One weakness as a scanner reported it. All text is bounded and free of control, bidi and link tricks. */
export type ReportFinding = {
  /** The place in the file, such as `runs[0].results[12]`. */
  position: string
  /** One line, at most 200 characters. */
  title: string
  /** Plain text that stays harmless when shown as Markdown; at most 8,000 characters. */
  description: string
  severity: ReportSeverity
  /** The scanner's own word or score that `severity` was taken from. */
  severityRaw: string
  category: ReportCategory
  cwe: readonly number[]
  /** Empty where the scanner names no rule. */
  ruleId: string
  ruleName: string
  tool: string
  toolVersion: string | null
  location: ReportLocation | null
  componentPurl: string | null
  /** Equal in every later file for the same weakness; distinct within one file. */
  fingerprint: string
  /** What the fingerprint was derived from, such as `sarif/fingerprints/contextHash/v1`. */
  fingerprintAlgorithm: string
  helpUri: string | null
  /** The scanner itself suppressed it, or reports it as gone. */
  suppressed: boolean
  /** The code at the location, at most 2,000 characters; withheld for secrets. */
  snippet: string | null
}

/** One tool's part of a report, known before its findings. */
export type ReportTool = {
  position: string
  name: string
  version: string | null
  informationUri: string | null
  /** Results in this part, readable or not. */
  results: number
  /** The rules that the tool declares; a rule that was not active proves nothing by its silence. */
  ruleIds: readonly string[]
  /** Whether the tool says that it ran to its end; null when it does not say. */
  complete: boolean | null
}

/** A part of the report that could not be read. */
export type Unreadable = { position: string; why: string }

/** Plain JSON, so that a reading process can pass events on as they are. */
export type ReadEvent =
  | { type: 'tool'; tool: ReportTool }
  | { type: 'finding'; finding: ReportFinding }
  | { type: 'unreadable'; unreadable: Unreadable }

export type ReadRefusalCode = 'NOT_RECOGNISED' | 'TRUNCATED' | 'TOO_DEEP' | 'TOO_LARGE' | 'MALFORMED'

/** The file as a whole cannot be taken in; the message tells the person what to do next. */
export class ReadRefusal extends Error {
  override readonly name = 'ReadRefusal'
  readonly code: ReadRefusalCode

  constructor(code: ReadRefusalCode, message: string) {
    super(message)
    this.code = code
  }
}

/**
 * Bytes that can be read more than once, from the start each time. Readers pass over a report twice (formats may put
 * rules behind the results that need them), so that memory does not grow with the file.
 */
export type ReportSource = { open(): AsyncIterable<Uint8Array> }

export type ReadBounds = {
  /** Bytes of the whole file. */
  fileBytes: number
  /** Containers inside containers. */
  depth: number
  /** Results in the whole file. */
  results: number
  /** Bytes of one result or rule after what is not read of it; a larger one is unreadable. */
  valueBytes: number
  /** Bytes of one text; the rest of a longer one is left out. */
  textBytes: number
  /** Characters of rules, artifacts and taxonomies that are held while results are read. */
  tableCharacters: number
}

export const defaultBounds: ReadBounds = {
  fileBytes: 1024 ** 3,
  depth: 64,
  results: 1_000_000,
  valueBytes: 1024 ** 2,
  textBytes: 64 * 1024,
  tableCharacters: 32 * 1024 ** 2,
}
