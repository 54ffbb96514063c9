import type { Reason } from '../refusal.ts'
import type { PolicyFacts } from './facts.ts'
import { isGuard } from './guard.ts'
import { judge } from './judge.ts'
import { policySentence } from './sentence.ts'
import type { Policy } from './words.ts'

/** Whether a policy holds; where it does not, each thing that is in the way. One that holds has no reasons. */
export type PolicyAnswer = { holds: boolean; reasons: readonly Reason[] }

/** Answers after one visit to each condition: a policy cannot loop, wait or fail. */
export function evaluatePolicy(policy: Policy, facts: PolicyFacts, now: Date): PolicyAnswer {
  return answer(policy, facts, now, false)
}

/** The opposite of ALL is ANY of the opposites, so that a NOT is answered by the conditions beneath it. */
function answer(policy: Policy, facts: PolicyFacts, now: Date, negated: boolean): PolicyAnswer {
  switch (policy.kind) {
    case 'NOT':
      return answer(policy.of, facts, now, !negated)
    case 'ALL':
    case 'ANY': {
      const answers = policy.of.map((each) => answer(each, facts, now, negated))
      return (policy.kind === 'ALL') !== negated ? together(answers) : alternatives(policy.of, answers, facts, negated)
    }
    default: {
      const { holds, because } = judge(policy, facts, now)
      if (holds !== negated) return { holds: true, reasons: [] }
      return { holds: false, reasons: negated ? because.map(ruledOut) : because }
    }
  }
}

function together(answers: readonly PolicyAnswer[]): PolicyAnswer {
  const reasons = answers.flatMap((each) => each.reasons)
  return { holds: answers.every(({ holds }) => holds), reasons }
}

/**
 * One reason says that one of them would do, and each alternative says what it lacks. A guard that did not let the
 * use case off is no alternative that anyone could mend.
 */
function alternatives(
  policies: readonly Policy[],
  answers: readonly PolicyAnswer[],
  { titles }: PolicyFacts,
  negated: boolean,
): PolicyAnswer {
  if (answers.some(({ holds }) => holds)) return { holds: true, reasons: [] }
  const mendable = answers.filter((_, index) => !policies.slice(index, index + 1).some(isGuard))
  const [only, ...others] = mendable.length === 0 ? answers : mendable
  if (only !== undefined && others.length === 0) return only
  const message =
    only === undefined
      ? 'The policy of this gate names no alternative that could hold'
      : `One of these would do, and none holds: ${lowerFirst(policySentence(either(policies, negated), titles))}`
  const reasons = [only, ...others].flatMap((each) => each?.reasons ?? [])
  return { holds: false, reasons: [{ code: 'POLICY_NONE_OF', message, subject: null }, ...reasons] }
}

function either(policies: readonly Policy[], negated: boolean): Policy {
  const of = policies.filter((each) => !isGuard(each))
  return negated ? { kind: 'NOT', of: { kind: 'ALL', of } } : { kind: 'ANY', of }
}

function ruledOut({ message, ...reason }: Reason): Reason {
  return { ...reason, message: `${message}, which the policy of this gate rules out` }
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
