import type { Validity } from '../evidence/in-force.ts'
import type { SubjectFinding } from '../gates/blocker.ts'
import type { EarlierGate } from '../gates/earlier-gates.ts'
import type { GateStage } from '../gates/words.ts'
import type { RaciRow } from '../raci/completeness.ts'
import type { OwaspList, UseCaseTrait } from './words.ts'

export type PolicyEvidence = { id: string; key: string; type: string } & Validity

/** What the conditions of one gate are judged on. A policy that does not ask for a fact does not need it loaded. */
export type PolicyFacts = {
  /** What people call the types of evidence, by code. */
  titles: ReadonlyMap<string, string>
  stage: GateStage
  engagement: { id: string; key: string; isClassified: boolean; traits: readonly UseCaseTrait[] }
  modelVersionId: string | null
  /** How many dataset versions the lineage of the model version names. */
  datasets: number
  evidence: readonly PolicyEvidence[]
  /** What coverage documents in `evidence` state: the entries of a list, in one edition, that they speak of. */
  coverage: readonly { evidenceId: string; list: OwaspList; edition: string; entries: number }[]
  findings: readonly SubjectFinding[]
  earlierGates: readonly EarlierGate[]
  /** The cells of this gate that are in force. */
  raci: readonly RaciRow[]
}
