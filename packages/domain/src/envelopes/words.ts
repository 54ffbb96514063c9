import type { GateStage } from '../gates/words.ts'
import type { ComponentKind } from '../models/words.ts'

export const envelopeStatuses = ['PROPOSED', 'APPROVED', 'REJECTED', 'REVOKED'] as const
export type EnvelopeStatus = (typeof envelopeStatuses)[number]

/** The gates that an envelope may cover (rule 18: 2 to 5). */
export const envelopeStages = ['DATA', 'TRAINING', 'EVALUATION', 'DEPLOYMENT'] as const satisfies readonly GateStage[]
export type EnvelopeStage = (typeof envelopeStages)[number]

/** Who approves an envelope: the A of each gate that it covers and, where the stakes are high, an overseer. */
export const envelopeSeats = [...envelopeStages, 'OVERSIGHT'] as const
export type EnvelopeSeat = (typeof envelopeSeats)[number]

/** What training anew brings in another release; code, features and base stay as they are. */
export const retrainedKinds: readonly ComponentKind[] = ['WEIGHTS', 'DATASET']

export type MetricBound = { metric: string; min: number | null; max: number | null }
