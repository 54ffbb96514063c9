/** Everything the record announces: past-tense facts. */
export const activityKinds = [
  'workspace.created',
  'member.invited',
  'member.joined',
  'member.changed',
  'member.removed',
  'token.created',
  'token.revoked',
  'grant.given',
  'grant.withdrawn',
  'engagement.created',
  'engagement.changed',
  'engagement.classified',
  'model.created',
  'modelVersion.registered',
  'modelVersion.changed',
  'routing.authorised',
  'routing.observed',
  'routing.reduced',
  'routing.takenDown',
  'routing.rolledBack',
  'routing.ratified',
  'consumer.named',
  'consumer.notified',
  'modelVersion.closed',
  'metric.recorded',
  'envelope.proposed',
  'envelope.approved',
  'envelope.revoked',
  'envelope.used',
  'envelope.reviewed',
  'dataset.created',
  'datasetVersion.registered',
  'evidence.requested',
  'evidence.submitted',
  'evidence.accepted',
  'evidence.rejected',
  'evidence.expired',
  'evidence.changed',
  'evidence.reused',
  'evidence.superseded',
  'evidence.disposed',
  'evidence.held',
  'evidence.released',
  'gateDefinition.revised',
  'gate.readinessChanged',
  'gate.fellDue',
  'gate.conditionLapsed',
  'gate.materialityAnswered',
  'gate.decided',
  'gate.concurred',
  'gate.requested',
  'gate.revoked',
  'gate.reviewed',
  'gate.conditionMet',
  'gate.glassBroken',
  'gate.glassReviewed',
  'delegation.given',
  'delegation.revoked',
  'delegation.ended',
  'responsibility.assigned',
  'responsibility.cleared',
  'responsibility.reset',
  'raci.signed',
  'finding.created',
  'finding.statusChanged',
  'finding.severityChanged',
  'finding.ownerChanged',
  'finding.commented',
  'override.proposed',
  'override.seconded',
  'override.approved',
  'override.rejected',
  'override.withdrawn',
  'override.revoked',
  'override.expired',
  'retest.recorded',
  'intake.received',
  'intake.previewed',
  'intake.progressed',
  'intake.committed',
  'intake.failed',
  'intake.cancelled',
] as const

export type ActivityKind = (typeof activityKinds)[number]

export type SubjectType =
  | 'Workspace'
  | 'Membership'
  | 'ApiToken'
  | 'Engagement'
  | 'Model'
  | 'ModelVersion'
  | 'Dataset'
  | 'DatasetVersion'
  | 'Evidence'
  | 'Gate'
  | 'GateDefinition'
  | 'Delegation'
  | 'Responsibility'
  | 'Finding'
  | 'Override'
  | 'Retest'
  | 'IntakeRun'

/** One field's change; large or personal values are named without their content. */
export type FieldChange = { field: string; from: string | null; to: string | null }

/** A fact to be written in the transaction of its change. Ids and changed fields only. */
export type Announcement = {
  kind: ActivityKind
  subject: { type: SubjectType; id: string; key?: string | null }
  engagementId?: string | null
  modelVersionId?: string | null
  gateId?: string | null
  findingId?: string | null
  changes?: readonly FieldChange[]
  /** Ids of rows made with it, e.g. `{ commentId }`. */
  refs?: Readonly<Record<string, string>>
  reason?: string | null
  /** When it happened, where that is not now: records that are taken over keep their dates. */
  at?: Date
  /** Who did it, where that is not the caller: a person's act that a system took over. */
  by?: { type: 'MEMBERSHIP' | 'TOKEN' | 'SYSTEM'; id: string | null; name: string }
}
