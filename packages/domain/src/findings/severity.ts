export const severities = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFO'] as const
export type Severity = (typeof severities)[number]

const ranks: { readonly [severity in Severity]: number } = { CRITICAL: 4, HIGH: 3, MEDIUM: 2, LOW: 1, INFO: 0 }

/** 4 for CRITICAL down to 0 for INFO: the number that is stored and sorted by. */
export function severityRank(severity: Severity): number {
  return ranks[severity]
}

/** The severity of a stored rank; any other number is a fault. */
export function severityOfRank(rank: number): Severity {
  const severity = severities.find((each) => ranks[each] === rank)
  if (severity === undefined) throw new RangeError(`No severity has the rank ${rank}`)
  return severity
}

/** The two severities that hold up a gate. */
export function isBlocking(severity: Severity): boolean {
  return severity === 'CRITICAL' || severity === 'HIGH'
}

/** The bands of the CVSS qualitative rating scale (v3.1 §5, v4.0 §6), INFO for none; null when it is not 0–10. */
export function severityOfScore(score: number): Severity | null {
  if (!(score >= 0 && score <= 10)) return null
  if (score >= 9) return 'CRITICAL'
  if (score >= 7) return 'HIGH'
  if (score >= 4) return 'MEDIUM'
  return score > 0 ? 'LOW' : 'INFO'
}

export type SarifRating = {
  /** The rule's property `security-severity`: a CVSS score as text, by convention of GitHub code scanning. */
  securitySeverity?: string | number | null | undefined
  level?: string | null | undefined
}

const severityOfLevel: ReadonlyMap<string, Severity> = new Map([
  ['error', 'HIGH'],
  ['warning', 'MEDIUM'],
  ['note', 'LOW'],
  ['none', 'INFO'],
])

/** The score speaks before the level; a level that is absent or unknown is SARIF's default, warning (2.1.0 §3.27.10). */
export function severityOfSarif({ securitySeverity, level }: SarifRating): Severity {
  return severityOfScore(scoreOf(securitySeverity)) ?? severityOfLevel.get(level ?? 'warning') ?? 'MEDIUM'
}

function scoreOf(raw: string | number | null | undefined): number {
  if (typeof raw === 'number') return raw
  // Number('') is 0, which would turn a blank score into INFO.
  return raw == null || raw.trim() === '' ? Number.NaN : Number(raw)
}
