export type FrozenEvidence = { key: string; type: string; revision: number; sha256: string }
export type FrozenFinding = { key: string; severity: string; subjectStatus: string; overridden: boolean }
export type Frozen = { subjectDigest: string | null; evidence: FrozenEvidence[]; findings: FrozenFinding[] }

/** What a decision was taken on, as far as it is of the form that this page knows; null for a decision taken over. */
export function readFrozen(frozen: unknown): Frozen | null {
  const matter = part(frozen, 'matter')
  if (matter === null) return null
  return {
    subjectDigest: text(part(matter, 'subject')?.digest),
    evidence: parts(matter.evidence).flatMap(({ key, type, revision, sha256 }) =>
      typeof revision === 'number' && typeof sha256 === 'string'
        ? { key: String(key), type: String(type), revision, sha256 }
        : [],
    ),
    findings: parts(matter.findings).map(({ key, severity, subjectStatus, override }) => ({
      key: String(key),
      severity: String(severity),
      subjectStatus: String(subjectStatus),
      overridden: override !== null && override !== undefined,
    })),
  }
}

type Part = Record<string, unknown>
const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null && !Array.isArray(value)
const part = (value: unknown, name: string): Part | null => (isPart(value) && isPart(value[name]) ? value[name] : null)
const parts = (value: unknown): Part[] => (Array.isArray(value) ? value.filter(isPart) : [])
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
