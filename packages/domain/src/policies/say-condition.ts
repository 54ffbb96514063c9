import type { Severity } from '../findings/severity.ts'
import { gateStage } from '../gates/stages.ts'
import { listed, spoken } from '../spoken.ts'
import type { OwaspList, PolicyCondition, UseCaseTrait } from './words.ts'

/** What people call a type of evidence, by its code. */
export type Titles = ReadonlyMap<string, string>

const lists: { readonly [list in OwaspList]: string } = {
  LLM: 'the OWASP Top 10 for LLM applications',
  AGENTIC: 'the OWASP Top 10 for agentic applications',
}

export function saidList(list: OwaspList, edition: string): string {
  return `${lists[list]} (edition ${edition})`
}

const traits: { readonly [trait in UseCaseTrait]: readonly [is: string, isNot: string] } = {
  VENDOR_MODEL: ['a vendor supplies the model', 'no vendor supplies the model'],
  HAS_TOOLS: ['the model can call tools', 'the model cannot call tools'],
  HIGH_RISK: ['the use case is of high risk', 'the use case is not of high risk'],
  TIER_1: ['the use case is of tier 1', 'the use case is not of tier 1'],
}

/** The condition, or its opposite, as a clause of a sentence. */
export function sayCondition(condition: PolicyCondition, titles: Titles, negated = false): string {
  const [is, isNot] = clauses(condition, titles)
  return negated ? isNot : is
}

function clauses(condition: PolicyCondition, titles: Titles): readonly [is: string, isNot: string] {
  switch (condition.kind) {
    case 'EVIDENCE_IN_FORCE': {
      const title = titles.get(condition.evidenceType) ?? spoken(condition.evidenceType)
      const young = youngerThan(condition.days)
      return [
        `evidence of the type ${title}${young} is in force`,
        `no evidence of the type ${title}${young} is in force`,
      ]
    }
    case 'NO_OPEN_FINDING': {
      const findings = fromUp(condition.severity)
      return [
        `no open finding ${findings} is without an override in force`,
        `an open finding ${findings} is without an override in force`,
      ]
    }
    case 'OPEN_FINDINGS_AT_MOST': {
      const { most, severity } = condition
      const plural = most === 1 ? 'finding stands' : 'findings stand'
      return [
        `at most ${most} open ${spoken(severity)} ${plural} without an override in force`,
        `more than ${most} open ${spoken(severity)} ${plural} without an override in force`,
      ]
    }
    case 'RACI_COMPLETE':
      return ['this gate has exactly one A and at least one R', 'this gate lacks its one A or an R']
    case 'EARLIER_GATES_PASSED': {
      const titles = condition.stages.map((stage) => gateStage(stage).title)
      return [
        `the ${listed(titles, 'and')} ${titles.length === 1 ? 'gate is' : 'gates are'} approved or not applicable`,
        `the ${listed(titles)} gate is not approved`,
      ]
    }
    case 'OWASP_COVERED': {
      const list = saidList(condition.list, condition.edition)
      return [`all of ${list} is covered`, `not all of ${list} is covered`]
    }
    case 'VENDOR_ASSESSED': {
      const young = youngerThan(condition.days)
      return [
        `where a vendor supplies the model an assessment of the vendor${young} is in force`,
        `a vendor supplies the model and no assessment of the vendor${young} is in force`,
      ]
    }
    case 'KILL_SWITCH_TESTED':
      return [
        `the kill switch was tested within the last ${countedDays(condition.days)}`,
        `the kill switch was not tested within the last ${countedDays(condition.days)}`,
      ]
    case 'DATASETS_NAMED':
      return ['the lineage of the version names its datasets', 'the lineage of the version names no dataset']
    case 'CLASSIFIED':
      return ['the use case is classified', 'the use case is not classified']
    case 'USE_CASE_IS':
      return traits[condition.trait]
  }
}

function fromUp(severity: Severity): string {
  return severity === 'CRITICAL' ? 'of critical severity' : `of ${spoken(severity)} severity or above`
}

function youngerThan(days: number | null): string {
  return days === null ? '' : ` that is at most ${countedDays(days)} old`
}

export function countedDays(days: number): string {
  return days === 1 ? '1 day' : `${days} days`
}
