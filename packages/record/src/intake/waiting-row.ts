import { isAiSpecific, severityRank } from '@assay/domain'
import type { ReportFinding } from '@assay/formats'
import { Prisma } from '../generated/client/client.ts'

/** A result of the file as it waits in `intake_row.payload`: the columns of the finding it becomes. */
export function waitingFinding(finding: ReportFinding) {
  const { location } = finding
  return {
    at: finding.position,
    title: storable(finding.title),
    description: storable(finding.description),
    severity: severityRank(finding.severity),
    severity_raw: storable(finding.severityRaw),
    category: finding.category,
    ai_specific: isAiSpecific(finding.category),
    cwe: finding.cwe,
    source: sourceOf(finding.tool),
    rule_id: nullable(finding.ruleId),
    location_uri: nullable(location?.uri ?? location?.logicalName ?? null),
    location_line: location?.startLine ?? null,
    location_column: location?.startColumn ?? null,
    component_purl: nullable(finding.componentPurl),
    help_uri: nullable(finding.helpUri),
    fingerprint_algorithm: finding.fingerprintAlgorithm,
    snippet: nullable(finding.snippet),
    suppressed: finding.suppressed,
  }
}

/** The tool as findings name it; a run lists its tools with commas between them. */
export const sourceOf = (tool: string): string =>
  storable(tool)
    .replace(/\s*,\s*/g, ' ')
    .trim() || 'unnamed tool'

/** PostgreSQL stores no NUL and no half of a surrogate pair. */
const storable = (text: string): string => text.toWellFormed().replaceAll('\u0000', '')
const nullable = (text: string | null): string | null => (text === null || text === '' ? null : storable(text))

/** `p`: the waiting finding of `intake_row r` as columns. */
export const waitingColumns = Prisma.sql`jsonb_to_record(r.payload) AS p(title text, description text,
  severity smallint, severity_raw text, category text, ai_specific boolean, cwe int[], source text, rule_id text,
  location_uri text, location_line int, location_column int, component_purl text, help_uri text,
  fingerprint_algorithm text, snippet text, suppressed boolean)`
