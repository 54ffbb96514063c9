import { severityOfSarif, severityOfScore } from '@assay/domain'
import { field } from '../json/untrusted.ts'
import type { ReportSeverity } from '../report.ts'
import type { Rule } from './rules.ts'

export type Rating = { severity: ReportSeverity; severityRaw: string }

const words: ReadonlyMap<string, ReportSeverity> = new Map([
  ['CRITICAL', 'CRITICAL'],
  ['HIGH', 'HIGH'],
  ['MEDIUM', 'MEDIUM'],
  ['MODERATE', 'MEDIUM'],
  ['LOW', 'LOW'],
  ['NEGLIGIBLE', 'LOW'],
  ['INFO', 'INFO'],
  ['INFORMATIONAL', 'INFO'],
])
const inMessage = /^Severity: (\w{3,13})$/m
const levels: ReadonlySet<unknown> = new Set(['none', 'note', 'warning', 'error'])

/**
 * How severe a result is. A result that is no failure (pass, notApplicable, informational, open, review) is INFO. Else
 * the first that speaks: `security-severity` (a CVSS score by GitHub's convention; some tools write a word), a CVSS
 * score or severity word in the result's properties, a severity tag or message line (Trivy before 0.31), the result's
 * level, the rule's default level, `warning` (SARIF 2.1.0 §3.27.10).
 */
export function ratingOf(result: unknown, rule: Rule | null, message: string): Rating {
  const kind = field(result, 'kind')
  if (typeof kind === 'string' && kind !== 'fail') return { severity: 'INFO', severityRaw: kind.slice(0, 40) }

  const properties = field(result, 'properties')
  const spoken = [
    field(properties, 'security-severity'),
    rule?.securitySeverity,
    field(properties, 'cvssv3_baseScore'),
    field(properties, 'severity'),
    field(properties, 'issue_severity'),
    ...(rule?.tags.filter((tag) => words.has(tag)) ?? []),
    inMessage.exec(message)?.[1],
  ]
  for (const raw of spoken) {
    const severity = severityOfRaw(raw)
    if (severity !== null) return { severity, severityRaw: String(raw).trim().slice(0, 40) }
  }
  const level = [field(result, 'level'), rule?.level].find((each) => levels.has(each))
  const known = typeof level === 'string' ? level : 'warning'
  return { severity: severityOfSarif({ level: known }), severityRaw: known }
}

function severityOfRaw(raw: unknown): ReportSeverity | null {
  if (typeof raw === 'number') return severityOfScore(raw)
  if (typeof raw !== 'string' || raw.length > 40 || raw.trim() === '') return null
  return words.get(raw.trim().toUpperCase()) ?? severityOfScore(Number(raw))
}
