import { type Severity, severityRank } from '../findings/severity.ts'
import { blockerReason, type SubjectFinding, standsOpen } from '../gates/blocker.ts'
import { earlierGateReasons } from '../gates/earlier-gates.ts'
import { gateStage } from '../gates/stages.ts'
import { raciGaps } from '../raci/completeness.ts'
import type { Reason } from '../refusal.ts'
import { listed, spoken } from '../spoken.ts'
import type { PolicyFacts } from './facts.ts'
import { judgeCoverage, judgeEvidence } from './judge-evidence.ts'
import { sayCondition } from './say-condition.ts'
import { killSwitchTest, vendorAssessment } from './visit.ts'
import type { PolicyCondition } from './words.ts'

/** Whether a condition holds and, either way, what makes it so: at least one reason. */
export type Judgement = { holds: boolean; because: readonly Reason[] }

export function judge(condition: PolicyCondition, facts: PolicyFacts, now: Date): Judgement {
  switch (condition.kind) {
    case 'EVIDENCE_IN_FORCE':
      return judgeEvidence(condition.evidenceType, condition.days, facts, now)
    case 'KILL_SWITCH_TESTED':
      return judgeEvidence(killSwitchTest, condition.days, facts, now)
    case 'VENDOR_ASSESSED':
      return facts.engagement.traits.includes('VENDOR_MODEL')
        ? judgeEvidence(vendorAssessment, condition.days, facts, now)
        : { holds: true, because: [plain('NO_VENDOR', 'No vendor supplies the model', ofEngagement(facts))] }
    case 'OWASP_COVERED':
      return judgeCoverage(condition, facts, now)
    case 'NO_OPEN_FINDING': {
      const least = severityRank(condition.severity)
      return judgeFindings(condition, facts, (severity) => severityRank(severity) >= least, 0, now)
    }
    case 'OPEN_FINDINGS_AT_MOST':
      return judgeFindings(condition, facts, (severity) => severity === condition.severity, condition.most, now)
    case 'EARLIER_GATES_PASSED': {
      const open = condition.stages.flatMap((stage) => earlierGateReasons(facts.earlierGates, stage))
      const titles = condition.stages.map((stage) => gateStage(stage).title)
      const passed = `The ${listed(titles, 'and')} ${titles.length === 1 ? 'gate is' : 'gates are'} passed`
      return { holds: open.length === 0, because: open.length > 0 ? open : [plain('GATES_PASSED', passed)] }
    }
    case 'RACI_COMPLETE':
      return judgeRaci(facts)
    case 'DATASETS_NAMED': {
      const { datasets, modelVersionId } = facts
      const said =
        datasets === 0
          ? 'The version names no dataset in its lineage'
          : `The version names ${counted(datasets, 'dataset')} in its lineage`
      const subject = modelVersionId === null ? null : `ModelVersion:${modelVersionId}`
      return { holds: datasets > 0, because: [plain('LINEAGE', said, subject)] }
    }
    case 'CLASSIFIED': {
      const { isClassified: holds, key } = facts.engagement
      const said = holds ? `${key} is classified` : `${key} has no classification that stands; classify it first`
      return { holds, because: [plain('CLASSIFICATION', said, ofEngagement(facts))] }
    }
    case 'USE_CASE_IS': {
      const holds = facts.engagement.traits.includes(condition.trait)
      const said = capital(sayCondition(condition, facts.titles, !holds))
      return { holds, because: [plain('USE_CASE', said, ofEngagement(facts))] }
    }
  }
}

/** Up to `most` of them may stand; each that does is named, as each can be mended. */
function judgeFindings(
  condition: PolicyCondition,
  { findings, titles }: PolicyFacts,
  counts: (severity: Severity) => boolean,
  most: number,
  now: Date,
): Judgement {
  const open = findings.filter((finding) => standsOpen(finding, counts, now))
  if (open.length <= most) {
    return { holds: true, because: [plain('FINDINGS_FEW', capital(sayCondition(condition, titles)))] }
  }
  if (most === 0) return { holds: false, because: open.map(named) }
  const severity = condition.kind === 'OPEN_FINDINGS_AT_MOST' ? `${spoken(condition.severity)} ` : ''
  const said = `${open.length} open ${severity}findings are without an override in force, and at most ${most} may be`
  return { holds: false, because: [plain('FINDINGS_MANY', said), ...open.map(named)] }
}

/** Not the code of a blocker: what a policy counts turns no approval stale, which rule 10 keeps to critical and high. */
function named(finding: SubjectFinding): Reason {
  return { ...blockerReason(finding), code: 'POLICY_FINDING' }
}

function judgeRaci({ raci, stage }: PolicyFacts): Judgement {
  const title = `the ${gateStage(stage).title} gate`
  const here = raci.filter((row) => row.kind === 'GATE' && row.scopeId === stage)
  const gaps = raciGaps(here, [{ kind: 'GATE', id: stage, title }])
  return gaps.length > 0
    ? { holds: false, because: gaps.map(({ problem, message }) => plain(`RACI_${problem}`, message)) }
    : { holds: true, because: [plain('RACI_COMPLETE', `${capital(title)} has exactly one A and at least one R`)] }
}

function ofEngagement({ engagement }: PolicyFacts): string {
  return `Engagement:${engagement.id}`
}

function plain(code: string, message: string, subject: string | null = null): Reason {
  return { code, message, subject }
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
