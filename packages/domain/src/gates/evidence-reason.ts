import { isEvidenceInForce, type Validity } from '../evidence/in-force.ts'
import type { Reason } from '../refusal.ts'

type Given = { id: string; type: string } & Validity

/** Why evidence of this type is not in force, or null where it is. */
export function evidenceReason(
  given: readonly Given[],
  { type, title }: { type: string; title: string },
  now: Date,
): Reason | null {
  const ofType = given.filter((evidence) => evidence.type === type)
  if (ofType.some((evidence) => isEvidenceInForce(evidence, now))) return null

  const submitted = ofType.find(({ status }) => status === 'SUBMITTED')
  if (submitted !== undefined) {
    return {
      code: 'EVIDENCE_NOT_ACCEPTED',
      message: `${title} waits to be accepted`,
      subject: `Evidence:${submitted.id}`,
    }
  }
  const lapsed = ofType.find(
    ({ status, effectiveTo }) => status === 'EXPIRED' || (effectiveTo !== null && effectiveTo <= now),
  )
  return lapsed === undefined
    ? { code: 'EVIDENCE_MISSING', message: `${title} is missing`, subject: null }
    : {
        code: 'EVIDENCE_EXPIRED',
        message: `${title} is no longer in force; submit a new one`,
        subject: `Evidence:${lapsed.id}`,
      }
}
