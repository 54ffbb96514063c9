import { InvalidInput, type Severity, severityOfScore } from '@assay/domain'
import { scoreOfVector } from '@assay/formats'

export type Rating = {
  severity: Severity
  cvssVector: string | null
  cvssScore: number | null
  /** What the vector says of itself, e.g. `CVSS 3.1 9.8`. */
  severityRaw: string | null
}

type Given = { severity?: Severity | null | undefined; cvssVector?: string | null | undefined }

/**
 * The severity by the vector's score where none is named. Where both are given the named one holds, since a person
 * knows the environment, and `severityRaw` keeps what the vector says. Throws InvalidInput when neither is given or the
 * vector is none.
 */
export function rateSeverity({ severity, cvssVector }: Given): Rating {
  const vector = cvssVector?.trim() || null
  if (vector === null) {
    if (severity == null) {
      throw new InvalidInput([{ path: ['severity'], message: 'Give a severity or a CVSS vector.' }])
    }
    return { severity, cvssVector: null, cvssScore: null, severityRaw: null }
  }
  const { version, score } = scoreOfVector(vector)
  const scored = severityOfScore(score)
  if (scored === null) throw new RangeError(`CVSS ${version} answered the score ${score}`)
  return {
    severity: severity ?? scored,
    cvssVector: vector,
    cvssScore: score,
    severityRaw: `CVSS ${version} ${score.toFixed(1)}`,
  }
}
