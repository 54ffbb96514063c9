import {
  decisionsAt,
  type GateDecision,
  type GateStage,
  gateDecisions,
  gateStage,
  InvalidInput,
  listed,
  reviewWithinDays,
  type SingleSignerException,
  spoken,
} from '@assay/domain'
import { rowKey } from '../engagements/row-key.ts'
import { proseLength, readTexts } from '../engagements/written.ts'
import type { Transaction } from '../kernel/database.ts'
import type { DecideGate } from './decide-gate.ts'
import type { FrozenCondition } from './freeze-decision.ts'

/** The texts of a decision, all that is wrong with them said at once. */
export function readDecision({ rationale, conditions = [], exception = null }: DecideGate, now: Date) {
  const texts = readTexts()
  const read = {
    rationale: texts.text(['rationale'], rationale, {
      longest: proseLength,
      required: 'Say why, in a sentence that an auditor can read.',
    }),
    conditions: conditions.map((condition, index) => ({
      ...condition,
      text: texts.text(['conditions', String(index), 'text'], condition.text, {
        longest: 2_000,
        required: 'Say what the condition asks for.',
      }),
    })),
    exception:
      exception === null
        ? null
        : {
            rationale: texts.text(['exception', 'rationale'], exception.rationale, { longest: proseLength }),
            reviewerId: exception.reviewerId,
            reviewBy: exception.reviewBy ?? new Date(now.getTime() + reviewWithinDays * 86_400_000),
          },
  }
  texts.done()
  return read
}

export function readCode(code: string, stage: GateStage): GateDecision {
  const decision = gateDecisions.find((each) => each === code)
  if (decision !== undefined) return decision
  const message = `The ${gateStage(stage).title} gate is decided by ${listed(decisionsAt(stage).map(spoken))}.`
  throw new InvalidInput([{ path: ['decision'], message }])
}

/** Throws InvalidInput where an owner of a condition, or the reviewer, is no active member. */
export async function mustBeMembers(
  tx: Transaction,
  workspaceId: string,
  conditions: readonly FrozenCondition[],
  exception: SingleSignerException | null,
): Promise<void> {
  const texts = readTexts()
  const isActive = async (id: string) =>
    (await tx.membership.findUnique({ where: rowKey(workspaceId, id) }))?.status === 'ACTIVE'
  for (const [index, { ownerId }] of conditions.entries()) {
    if (await isActive(ownerId)) continue
    texts.fault(['conditions', String(index), 'ownerId'], 'Choose an active member as the owner of the condition.')
  }
  if (exception !== null && !(await isActive(exception.reviewerId))) {
    texts.fault(['exception', 'reviewerId'], 'Choose an active member to review the decision.')
  }
  texts.done()
}
