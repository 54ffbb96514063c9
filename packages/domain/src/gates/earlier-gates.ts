import type { Reason } from '../refusal.ts'
import { spoken } from '../spoken.ts'
import { gateStage } from './stages.ts'
import { type GateStage, type GateStatus, isPassed } from './words.ts'

export type EarlierGate = { id: string; key: string; stage: GateStage; status: GateStatus }

/** A stage without a gate is not passed, save that a version without datasets has no data gate. */
export function earlierGateReasons(earlierGates: readonly EarlierGate[], stage: GateStage): Reason[] {
  const gates = earlierGates.filter((gate) => gate.stage === stage)
  const { title } = gateStage(stage)
  if (gates.length === 0 && stage !== 'DATA') {
    return [{ code: 'EARLIER_GATE_MISSING', message: `The ${title} gate has not been opened`, subject: null }]
  }
  return gates
    .filter(({ status }) => !isPassed(status))
    .map(({ id, key, status }) => ({
      code: 'EARLIER_GATE_OPEN',
      message: `The ${title} gate ${key} is ${spoken(status)}`,
      subject: `Gate:${id}`,
    }))
}
