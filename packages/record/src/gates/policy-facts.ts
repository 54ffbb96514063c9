import {
  type EvidenceStatus,
  type GateStage,
  type GateStatus,
  isHighRisk,
  type OwaspList,
  type PolicyFacts,
  policySentences,
  type RaciCell,
  type RiskClass,
  type UseCaseTrait,
} from '@assay/domain'
import type { GateFacts } from './load-gate-facts.ts'
import type { Matter } from './matter.ts'
import { findingOn } from './subject-finding.ts'

type StatusOf = (id: string, stored: string) => string

/** What the conditions of the gate's policy are judged on. */
export function policyFactsOf(facts: GateFacts, statusOf: StatusOf): PolicyFacts {
  const { gate, titles } = facts
  return {
    titles,
    stage: gate.stage as GateStage,
    engagement: {
      id: gate.engagementId,
      key: gate.engagement.key,
      isClassified: isClassified(facts),
      traits: traitsOf(facts),
    },
    modelVersionId: gate.modelVersionId,
    datasets: gate.modelVersion?.lineage.length ?? 0,
    evidence: facts.evidence.map(({ id, key, evidenceType, status, effectiveFrom, effectiveTo }) => ({
      id,
      key,
      type: evidenceType.code,
      status: status as EvidenceStatus,
      effectiveFrom,
      effectiveTo,
    })),
    coverage: coverageOf(facts),
    findings: facts.subjects.map(findingOn),
    earlierGates: facts.earlierGates.map(({ id, key, stage, status }) => ({
      id,
      key,
      stage: stage as GateStage,
      status: statusOf(id, status) as GateStatus,
    })),
    raci: deciding(facts.cells).map((cell) => ({
      kind: 'GATE' as const,
      scopeId: cell.scopeCode,
      holder: cell.teamId ?? cell.seat,
      holderName: cell.team?.name ?? 'The use-case owner',
      code: cell.code as RaciCell,
      left: whoLeft(cell),
    })),
  }
}

/**
 * Those of the policy's facts that nothing else of the matter says, so that a decision is bound to them. What the policy
 * does not ask about is left out: a change of it concerns no decision.
 */
export function policyMatterOf(facts: GateFacts): Matter['policy'] {
  const { policy, asked, titles, cells, gate } = facts
  if (asked.kinds.size === 0) return null
  const { kinds } = asked
  const types = new Set(asked.evidenceTypes)
  return {
    asks: policySentences(policy, titles),
    classified: kinds.has('CLASSIFIED') ? isClassified(facts) : null,
    traits: kinds.has('USE_CASE_IS') || kinds.has('VENDOR_ASSESSED') ? traitsOf(facts) : [],
    datasets: kinds.has('DATASETS_NAMED')
      ? (gate.modelVersion?.lineage ?? []).map(({ datasetVersionId }) => datasetVersionId).sort()
      : [],
    evidenceFrom: facts.evidence
      .filter(({ evidenceType }) => types.has(evidenceType.code))
      .map(({ id, effectiveFrom }) => ({ id, from: effectiveFrom?.toISOString() ?? null })),
    coverage: coverageOf(facts).map((each) => ({ ...each })),
    raci: asked.raci
      ? staying(cells).map(({ seat, teamId, team, code }) => ({
          seat: teamId ?? seat,
          name: team?.name ?? 'The use-case owner',
          code,
        }))
      : [],
  }
}

/** Whoever is consulted or informed decides nothing. */
function deciding(cells: GateFacts['cells']): GateFacts['cells'] {
  return cells.filter(({ code }) => /[AR]/.test(code))
}

function staying(cells: GateFacts['cells']): GateFacts['cells'] {
  return deciding(cells).filter((cell) => whoLeft(cell) === null)
}

/** The person whom a cell names and who has no active seat any more. */
function whoLeft({ membership }: GateFacts['cells'][number]): string | null {
  return membership === null || membership.status === 'ACTIVE' ? null : membership.name
}

/** A classification stands until the use case is to be classified anew. */
function isClassified({ gate: { engagement } }: GateFacts): boolean {
  return engagement.classifications.length > 0 && !unclassified.includes(engagement.status)
}

const unclassified: readonly string[] = ['DRAFT', 'SCOPE_CHANGE', 'RECLASSIFY']

function traitsOf({ gate: { engagement } }: GateFacts): UseCaseTrait[] {
  const is: { readonly [trait in UseCaseTrait]: boolean } = {
    VENDOR_MODEL: engagement.vendor !== null,
    HAS_TOOLS: engagement.hasTools,
    HIGH_RISK: engagement.classifications.some(({ riskClass }) => isHighRisk(riskClass as RiskClass)),
    TIER_1: engagement.tier === 1,
  }
  return (Object.keys(is) as UseCaseTrait[]).filter((trait) => is[trait])
}

/** What the newest revision of each document states. */
function coverageOf({ evidence, asked }: GateFacts): PolicyFacts['coverage'] {
  if (!asked.kinds.has('OWASP_COVERED')) return []
  return evidence.flatMap(({ id, revisions: [current] }) =>
    (current?.coverage ?? []).map(({ list, edition, entries }) => ({
      evidenceId: id,
      list: list as OwaspList,
      edition,
      entries,
    })),
  )
}
