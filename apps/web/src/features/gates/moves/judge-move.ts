import { type Stage, stages } from '../stages.ts'

/** Words of a refusal, by key, so that the rule knows no language. */
export type MoveReason = { said: string; href: string } | { word: 'undecided' | 'whereDecided' | 'next'; key: string }
export type MoveRefusal = { why: 'BACK' | 'TOO_FAR' | 'SETTLED' | 'NOT_READY' | 'MAY_NOT'; reasons: MoveReason[] }

export type MovingGate = {
  key: string
  stage: Stage
  status: string
  readiness: string
  /** A decision waits for further signatures. */
  pending: boolean
  reasons: readonly { message: string; href: string | null }[]
  /** Why the viewer may not sign it; null when they may. */
  mayNot: string | null
}
/** Another gate of the same subject. */
export type Sibling = { key: string; stage: Stage; status: string }

const passed = new Set(['APPROVED', 'APPROVED_WITH_CONDITIONS', 'NOT_APPLICABLE'])
const settled = new Set([...passed, 'REJECTED', 'REVOKED'])
const place = (stage: Stage) => stages.indexOf(stage)

/**
 * Whether moving a gate's card to another column leads to its decision; null when it does, since moving on past a gate
 * is deciding it. A move decides nothing by itself.
 */
export function refusalOfMove(gate: MovingGate, to: Stage, siblings: readonly Sibling[]): MoveRefusal | null {
  const here: MoveReason = { word: 'whereDecided', key: gate.key }
  if (place(to) < place(gate.stage)) return { why: 'BACK', reasons: [here] }

  const between = siblings.filter(
    ({ stage, status }) => place(stage) > place(gate.stage) && place(stage) < place(to) && !passed.has(status),
  )
  if (between.length > 0) {
    return { why: 'TOO_FAR', reasons: between.map(({ key }): MoveReason => ({ word: 'undecided', key })) }
  }
  if (settled.has(gate.status)) {
    const next = siblings.find(({ stage }) => stage === to)
    return {
      why: 'SETTLED',
      reasons: [here, ...(next === undefined ? [] : [{ word: 'next', key: next.key } as const])],
    }
  }
  if (gate.pending) return null
  if (gate.readiness !== 'READY') {
    const reasons = gate.reasons.map(
      ({ message, href }): MoveReason => ({
        said: message,
        href: href ?? `/gates/${gate.key}#checklist`,
      }),
    )
    return { why: 'NOT_READY', reasons: reasons.length > 0 ? reasons : [here] }
  }
  if (gate.mayNot !== null) return { why: 'MAY_NOT', reasons: [{ said: gate.mayNot, href: `/gates/${gate.key}` }] }
  return null
}

/** The column after this one; the last leads nowhere further, and is decided where it stands. */
export const stageAfter = (stage: Stage): Stage => stages[place(stage) + 1] ?? stage
