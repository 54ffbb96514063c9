import { type GateStage, type GateSubject, gateStages } from './words.ts'

type Stage = { number: number; title: string; subject: GateSubject }

const stages: { readonly [stage in GateStage]: Stage } = {
  INTAKE: { number: 1, title: 'Use-case intake', subject: 'ENGAGEMENT' },
  DATA: { number: 2, title: 'Data preparation', subject: 'DATASET_VERSION' },
  TRAINING: { number: 3, title: 'Training and fine-tuning', subject: 'MODEL_VERSION' },
  EVALUATION: { number: 4, title: 'Evaluation and red team', subject: 'MODEL_VERSION' },
  DEPLOYMENT: { number: 5, title: 'Deployment and serving', subject: 'MODEL_VERSION' },
  MONITORING: { number: 6, title: 'Monitoring and incident', subject: 'MODEL_VERSION' },
  RETIREMENT: { number: 7, title: 'Retirement', subject: 'MODEL_VERSION' },
}

/** The stage's number from 1 to 7, its title, and what its gates decide on. */
export function gateStage(stage: GateStage): Readonly<Stage> {
  return stages[stage]
}

export function gateStageOfNumber(number: number): GateStage | null {
  return gateStages[number - 1] ?? null
}
