export const evidenceStatuses = [
  'REQUESTED',
  'SUBMITTED',
  'ACCEPTED',
  'REJECTED',
  'EXPIRED',
  'SUPERSEDED',
  'DISPOSED',
] as const
export type EvidenceStatus = (typeof evidenceStatuses)[number]

/** VERSION_BOUND proves one version and is decided on with it; STANDING (a runbook, a taxonomy) serves many. */
export const evidenceBindings = ['VERSION_BOUND', 'STANDING'] as const
export type EvidenceBinding = (typeof evidenceBindings)[number]
