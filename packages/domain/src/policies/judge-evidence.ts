import { isEvidenceInForce } from '../evidence/in-force.ts'
import { evidenceReason } from '../gates/evidence-reason.ts'
import type { Reason } from '../refusal.ts'
import { spoken } from '../spoken.ts'
import type { PolicyEvidence, PolicyFacts } from './facts.ts'
import type { Judgement } from './judge.ts'
import { countedDays, saidList } from './say-condition.ts'
import { coverageTypes } from './visit.ts'
import { owaspEntries, type PolicyCondition } from './words.ts'

const dayMs = 86_400_000

/** Evidence of the type in force and, where an age is set, taken into effect within as many days before now. */
export function judgeEvidence(type: string, days: number | null, facts: PolicyFacts, now: Date): Judgement {
  const title = facts.titles.get(type) ?? spoken(type)
  const missing = evidenceReason(facts.evidence, { type, title }, now)
  if (missing !== null) return { holds: false, because: [missing] }

  const inForce = facts.evidence.filter((each) => each.type === type && isEvidenceInForce(each, now))
  const young = inForce.filter((each) => days === null || isAtMost(each, days, now))
  if (young.length > 0) {
    return {
      holds: true,
      because: young.map((each) => about(each, 'EVIDENCE_IN_FORCE', `${each.key} ${title} is in force`)),
    }
  }
  return {
    holds: false,
    because: inForce.map((each) => about(each, 'EVIDENCE_TOO_OLD', tooOld(each, title, days ?? 0, now))),
  }
}

/** A document of the list's type in force that speaks of every entry of the edition. */
export function judgeCoverage(
  { list, edition }: Extract<PolicyCondition, { kind: 'OWASP_COVERED' }>,
  facts: PolicyFacts,
  now: Date,
): Judgement {
  const type = coverageTypes[list]
  const given = judgeEvidence(type, null, facts, now)
  if (!given.holds) return given

  const title = facts.titles.get(type) ?? spoken(type)
  const inForce = facts.evidence.filter((each) => each.type === type && isEvidenceInForce(each, now))
  const judged = inForce.map((each) => {
    const stated = facts.coverage.find(
      (one) => one.evidenceId === each.id && one.list === list && one.edition === edition,
    )
    return { each, entries: stated?.entries ?? 0 }
  })
  const whole = judged.filter(({ entries }) => entries >= owaspEntries)
  if (whole.length > 0) {
    const said = `covers all of ${saidList(list, edition)}`
    return {
      holds: true,
      because: whole.map(({ each }) => about(each, 'OWASP_COVERED', `${each.key} ${title} ${said}`)),
    }
  }
  return {
    holds: false,
    because: judged.map(({ each, entries }) => {
      const said = entries === 0 ? 'does not state coverage of' : `covers ${entries} of the ${owaspEntries} entries of`
      return about(each, 'OWASP_NOT_COVERED', `${each.key} ${title} ${said} ${saidList(list, edition)}`)
    }),
  }
}

function isAtMost({ effectiveFrom }: PolicyEvidence, days: number, now: Date): boolean {
  return effectiveFrom !== null && effectiveFrom.getTime() + days * dayMs > now.getTime()
}

function tooOld({ key, effectiveFrom }: PolicyEvidence, title: string, days: number, now: Date): string {
  if (effectiveFrom === null)
    return `${key} ${title} does not say from when it holds, and may be at most ${countedDays(days)} old`
  const age = Math.floor((now.getTime() - effectiveFrom.getTime()) / dayMs)
  return `${key} ${title} is ${countedDays(age)} old; renew it, as it may be at most ${countedDays(days)} old`
}

function about({ id }: PolicyEvidence, code: string, message: string): Reason {
  return { code, message, subject: `Evidence:${id}` }
}
