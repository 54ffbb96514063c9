import { type GateStatus, isApproved } from '../gates/words.ts'
import type { ModelVersionStatus } from '../models/words.ts'
import { InvalidInput, NotReady, type Reason } from '../refusal.ts'
import { spoken } from '../spoken.ts'

export type ClosingCase = {
  versionId: string
  status: ModelVersionStatus
  activeRoutings: readonly { environment: string; percent: number }[]
  retirementGate: { id: string; status: GateStatus; key: string } | null
  /** Whether a disposal is proven: by accepted evidence, or by the reference of one. */
  disposed: boolean
  retentionUntil: Date | null
  legalHold: string | null
  credentialsRevoked: boolean
  consumers: readonly { name: string; notifiedAt: Date | null }[]
}

const served: readonly ModelVersionStatus[] = ['PRODUCTION', 'SUPERSEDED', 'ROLLED_BACK', 'QUARANTINED', 'RETIRING']

/** Rule 9: why the version may not be closed as RETIRED now, each thing that is missing, or null. */
export function objectionToClosing(closing: ClosingCase): NotReady | InvalidInput | null {
  const { status } = closing
  if (status === 'RETIRED' || status === 'ABANDONED') return closed(`The version is ${spoken(status)} already.`)
  if (!served.includes(status) && closing.activeRoutings.length === 0) {
    return closed(`The version is ${spoken(status)} and was never live. Abandon it instead.`)
  }
  const reasons = [
    ...routingReasons(closing),
    ...retirementReasons(closing),
    ...boundaryReasons(closing),
    ...consumerReasons(closing),
  ]
  return reasons.length === 0 ? null : new NotReady(reasons)
}

function closed(message: string): InvalidInput {
  return new InvalidInput([{ path: ['modelVersionId'], message }], 'INVALID_TRANSITION')
}

function routingReasons({ versionId, activeRoutings }: ClosingCase): Reason[] {
  return activeRoutings.map(({ environment, percent }) => ({
    code: 'STILL_ROUTED',
    message: `It still takes ${percent} % of ${spoken(environment)}. Take its traffic away first`,
    subject: `ModelVersion:${versionId}`,
  }))
}

function retirementReasons({ retirementGate: gate }: ClosingCase): Reason[] {
  if (gate !== null && isApproved(gate.status)) return []
  const message =
    gate === null
      ? 'Its Retirement gate has not been opened'
      : `Its Retirement gate ${gate.key} is ${spoken(gate.status)}; it has to be approved`
  return [{ code: 'RETIREMENT_NOT_APPROVED', message, subject: gate === null ? null : `Gate:${gate.id}` }]
}

function boundaryReasons(closing: ClosingCase): Reason[] {
  const { versionId, disposed, retentionUntil, legalHold, credentialsRevoked } = closing
  const subject = `ModelVersion:${versionId}`
  const bounded = disposed || retentionUntil !== null || legalHold !== null
  return [
    ...(bounded
      ? []
      : [
          {
            code: 'NO_RETENTION_BOUNDARY',
            message: 'Prove its disposal, or set a retention date or a legal hold',
            subject,
          },
        ]),
    ...(credentialsRevoked
      ? []
      : [{ code: 'CREDENTIALS_NOT_REVOKED', message: 'Say where its credentials were revoked', subject }]),
  ]
}

function consumerReasons({ versionId, consumers }: ClosingCase): Reason[] {
  return consumers
    .filter(({ notifiedAt }) => notifiedAt === null)
    .map(({ name }) => ({
      code: 'CONSUMER_NOT_TOLD',
      message: `${name} has not been told that it ends`,
      subject: `ModelVersion:${versionId}`,
    }))
}
