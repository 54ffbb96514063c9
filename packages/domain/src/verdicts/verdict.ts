import { earlierGateReasons } from '../gates/earlier-gates.ts'
import { gateStage } from '../gates/stages.ts'
import { type GateStage, isPassed } from '../gates/words.ts'
import type { ModelVersionStatus } from '../models/words.ts'
import type { NotReady, Reason } from '../refusal.ts'
import type { RoutingGate } from '../routing/objection-to-routing.ts'
import { spoken } from '../spoken.ts'

/** How long a pipeline may lean on a verdict while it can ask for another. */
export const verdictMinutes = 5
/** How long it may lean on the last one while Assay is out of reach; after that it fails closed. */
export const verdictHoursWhenDown = 24

export type VerdictCase = {
  stage: GateStage
  /** The version of this composition in this engagement; null where the record knows none. */
  version: { id: string; label: string; status: ModelVersionStatus } | null
  /** The gate that is asked for (one a dataset version at DATA) and those before it, with what each of them lacks. */
  gates: readonly (RoutingGate & { reasons: readonly Reason[] })[]
  /** The stages that the gate's definition wants passed before. */
  earlierStages: readonly GateStage[]
  /** What rule 8 objects to traffic of this version; null where it does, or where no traffic is asked for. */
  routing: NotReady | null
}

/** Everything that keeps a pipeline from going past a gate with this composition; nothing when it may. */
export function reasonsAgainst({ stage, version, gates, earlierStages, routing }: VerdictCase): Reason[] {
  if (version === null) {
    const message = 'No version of this use case has this manifest digest. Register the version first'
    return [{ code: 'UNKNOWN_MANIFEST', message, subject: null }]
  }
  return distinct([
    ...statusReasons(version, gateStage(stage).number),
    ...(routing?.reasons ?? []),
    ...earlierStages.flatMap((each) => earlierGateReasons(gates, each)),
    ...ownReasons(gates, stage),
  ])
}

const stopped: readonly ModelVersionStatus[] = ['QUARANTINED', 'RETIRING', 'RETIRED', 'ABANDONED']

/** What was stopped goes no further up to deployment; it is watched and retired all the same. */
function statusReasons({ id, label, status }: NonNullable<VerdictCase['version']>, number: number): Reason[] {
  if (number > gateStage('DEPLOYMENT').number || !stopped.includes(status)) return []
  return [{ code: 'VERSION_STOPPED', message: `${label} is ${spoken(status)}`, subject: `ModelVersion:${id}` }]
}

function ownReasons(gates: VerdictCase['gates'], stage: GateStage): Reason[] {
  const { title } = gateStage(stage)
  const asked = gates.filter((gate) => gate.stage === stage)
  if (asked.length === 0 && stage !== 'DATA') {
    return [{ code: 'GATE_MISSING', message: `The ${title} gate has not been opened`, subject: null }]
  }
  return asked
    .filter(({ status }) => !isPassed(status))
    .flatMap(({ id, key, status, reasons }) => {
      const waits = status === 'READY' ? 'is ready and waits for its signatures' : `is ${spoken(status)}`
      return [
        { code: 'GATE_NOT_PASSED', message: `The ${title} gate ${key} ${waits}`, subject: `Gate:${id}` },
        ...reasons,
      ]
    })
}

/** The same object may be in the way of several gates. */
function distinct(reasons: readonly Reason[]): Reason[] {
  return [...new Map(reasons.map((reason) => [`${reason.code} ${reason.subject} ${reason.message}`, reason])).values()]
}
