import { listed } from '../spoken.ts'
import { isGuard } from './guard.ts'
import { sayCondition, type Titles } from './say-condition.ts'
import type { Policy } from './words.ts'

/** A policy as one sentence, without its full stop. What is not to be is said as such: a NOT is carried to its conditions. */
export function policySentence(policy: Policy, titles: Titles): string {
  return capital(clause(policy, titles, false, true))
}

/** What a policy asks, one sentence each for what it asks at once. A policy that asks for nothing has none. */
export function policySentences(policy: Policy, titles: Titles): string[] {
  return policy.kind === 'ALL'
    ? policy.of.flatMap((each) => policySentences(each, titles))
    : [policySentence(policy, titles)]
}

function clause(policy: Policy, titles: Titles, negated: boolean, top = false): string {
  switch (policy.kind) {
    case 'NOT':
      return clause(policy.of, titles, !negated, top)
    case 'ALL':
    case 'ANY': {
      const all = (policy.kind === 'ALL') !== negated
      if (policy.of.length === 0) return all ? 'nothing is asked' : 'nothing can meet this'
      return all
        ? listed(
            policy.of.map((each) => clause(each, titles, negated)),
            'and',
          )
        : alternatives(policy.of, titles, negated, top)
    }
    default:
      return sayCondition(policy, titles, negated)
  }
}

/** What is asked of some use cases alone is said as such: "when a vendor supplies the model, …". */
function alternatives(policies: readonly Policy[], titles: Titles, negated: boolean, top: boolean): string {
  const guards = policies.filter(isGuard)
  const others = policies.filter((each) => !isGuard(each))
  const parts = (others.length === 0 ? guards : others).map((each) => clause(each, titles, negated))
  const either = parts.length < 2 ? (parts[0] ?? '') : `either ${top ? parts.join(', or ') : listed(parts, 'or')}`
  if (guards.length === 0 || others.length === 0) return either
  const when = guards.map((each) => clause(each, titles, !negated))
  return `when ${listed(when, 'and')}, ${either}`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
