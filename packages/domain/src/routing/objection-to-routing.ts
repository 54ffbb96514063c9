import { isEvidenceInForce, type Validity } from '../evidence/in-force.ts'
import { earlierGateReasons } from '../gates/earlier-gates.ts'
import { gateStage } from '../gates/stages.ts'
import { type GateStage, type GateStatus, isApproved } from '../gates/words.ts'
import { NotReady, type Reason } from '../refusal.ts'
import { spoken } from '../spoken.ts'
import { type Environment, rollOutPhases } from './words.ts'

export type RoutingGate = { id: string; key: string; stage: GateStage; status: GateStatus }

export type RoutingCase = {
  environment: Environment
  /** Of the composition that is to be routed. */
  manifestDigest: string
  /** The version's share before and after; null where nobody says how much, as in a verdict. */
  traffic: { from: number; to: number } | null
  /** The version's own, with the digest that its decision was frozen over; null where it was never opened. */
  deploymentGate: (RoutingGate & { approvedDigest: string | null }) | null
  /** Of the engagement, the version, and each dataset version in its lineage. */
  earlierGates: readonly RoutingGate[]
  killSwitchTests: readonly ({ id: string } & Validity)[]
  /** Rule 10: findings that came after routing and wait for their gate 6 decision. */
  trafficBlockers: readonly Reason[]
}

const earlier = ['INTAKE', 'DATA', 'TRAINING', 'EVALUATION'] as const satisfies readonly GateStage[]

/**
 * Rule 8: why this composition may not be authorised for traffic now, each thing in the way, or null. Environments
 * other than production, and less traffic than before, are never refused.
 */
export function objectionToRouting(routing: RoutingCase, now: Date): NotReady | null {
  const { environment, traffic } = routing
  if (environment !== 'PRODUCTION' || (traffic !== null && traffic.to <= traffic.from)) return null
  const reasons = [
    ...deploymentReasons(routing),
    ...earlier.flatMap((stage) => earlierGateReasons(routing.earlierGates, stage)),
    ...killSwitchReasons(routing, now),
    ...(traffic === null || traffic.from > 0 ? routing.trafficBlockers : []),
    ...phaseReasons(traffic),
  ]
  return reasons.length === 0 ? null : new NotReady(reasons)
}

/** The share that traffic may grow to next. */
export function nextPhase(percent: number): number {
  // The first step may be a canary of any share up to the second phase.
  return rollOutPhases.find((phase) => phase > Math.max(percent, 1)) ?? 100
}

function deploymentReasons({ deploymentGate: gate, manifestDigest }: RoutingCase): Reason[] {
  const { title } = gateStage('DEPLOYMENT')
  if (gate === null) {
    return [{ code: 'DEPLOYMENT_GATE_MISSING', message: `The ${title} gate has not been opened`, subject: null }]
  }
  const subject = `Gate:${gate.id}`
  if (!isApproved(gate.status)) {
    const message = `The ${title} gate ${gate.key} is ${spoken(gate.status)}; it has to be approved`
    return [{ code: 'DEPLOYMENT_NOT_APPROVED', message, subject }]
  }
  if (gate.approvedDigest === manifestDigest) return []
  const message = `The ${title} gate ${gate.key} was approved for another manifest digest; decide it for this one`
  return [{ code: 'ANOTHER_DIGEST', message, subject }]
}

function killSwitchReasons({ killSwitchTests }: RoutingCase, now: Date): Reason[] {
  if (killSwitchTests.some((test) => isEvidenceInForce(test, now))) return []
  const [last] = killSwitchTests
  return [
    {
      code: 'KILL_SWITCH_UNTESTED',
      message: 'No kill-switch test is in force. Test it, submit the result and have it accepted',
      subject: last === undefined ? null : `Evidence:${last.id}`,
    },
  ]
}

function phaseReasons(traffic: RoutingCase['traffic']): Reason[] {
  if (traffic === null || traffic.to <= nextPhase(traffic.from)) return []
  const message = `Roll out in phases: from ${traffic.from} % at most to ${nextPhase(traffic.from)} % now`
  return [{ code: 'PHASE_SKIPPED', message, subject: null }]
}
