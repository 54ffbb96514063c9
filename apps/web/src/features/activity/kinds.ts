/** Every kind of fact by what it is about, as people filter by it. */
export const kindGroups = {
  findings: [
    'finding.created',
    'finding.statusChanged',
    'finding.severityChanged',
    'finding.ownerChanged',
    'finding.commented',
  ],
  overrides: [
    'override.proposed',
    'override.seconded',
    'override.approved',
    'override.rejected',
    'override.withdrawn',
    'override.revoked',
    'override.expired',
  ],
  retests: ['retest.recorded'],
  gates: [
    'gate.readinessChanged',
    'gate.decided',
    'gate.concurred',
    'gate.glassBroken',
    'gate.glassReviewed',
    'gate.fellDue',
    'gate.conditionLapsed',
    'gate.materialityAnswered',
    'gate.requested',
    'gate.revoked',
    'gate.reviewed',
    'gate.conditionMet',
    'delegation.given',
    'delegation.revoked',
    'delegation.ended',
    'gateDefinition.revised',
  ],
  evidence: [
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
  ],
  responsibilities: ['responsibility.assigned', 'responsibility.cleared', 'responsibility.reset', 'raci.signed'],
  engagements: ['engagement.created', 'engagement.changed', 'engagement.classified'],
  versions: [
    'model.created',
    'modelVersion.registered',
    'modelVersion.changed',
    'modelVersion.closed',
    'metric.recorded',
  ],
  traffic: [
    'routing.authorised',
    'routing.observed',
    'routing.reduced',
    'routing.takenDown',
    'routing.rolledBack',
    'routing.ratified',
  ],
  consumers: ['consumer.named', 'consumer.notified'],
  envelopes: ['envelope.proposed', 'envelope.approved', 'envelope.revoked', 'envelope.used', 'envelope.reviewed'],
  datasets: ['dataset.created', 'datasetVersion.registered'],
  intake: [
    'intake.received',
    'intake.previewed',
    'intake.progressed',
    'intake.committed',
    'intake.failed',
    'intake.cancelled',
  ],
  members: [
    'workspace.created',
    'member.invited',
    'member.joined',
    'member.changed',
    'member.removed',
    'grant.given',
    'grant.withdrawn',
  ],
  tokens: ['token.created', 'token.revoked'],
} as const

export type KindGroup = keyof typeof kindGroups

export const groupNames = Object.keys(kindGroups) as KindGroup[]

export const isGroup = (name: string): name is KindGroup => name in kindGroups

/** The kinds that an address names, by group or one by one. */
export const kindsOf = (names: readonly string[]): string[] =>
  names.flatMap((name) => (isGroup(name) ? [...kindGroups[name]] : [name]))
