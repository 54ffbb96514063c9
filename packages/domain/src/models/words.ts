export const modelVersionStatuses = [
  'REGISTERED',
  'IN_EVALUATION',
  'DEPLOYABLE',
  'CANARY',
  'PRODUCTION',
  'SUPERSEDED',
  'ROLLED_BACK',
  'QUARANTINED',
  'RETIRING',
  'RETIRED',
  'ABANDONED',
] as const
export type ModelVersionStatus = (typeof modelVersionStatuses)[number]

/** The states in which a version serves traffic, and from which it can be quarantined. */
export const liveStatuses = ['CANARY', 'PRODUCTION'] as const satisfies readonly ModelVersionStatus[]
export type LiveStatus = (typeof liveStatuses)[number]

/** LEGACY: live before the record existed. UNAPPROVED: observed without an approval. Both are facts and accepted. */
export const routingAuthorisations = ['APPROVED', 'LEGACY', 'UNAPPROVED'] as const
export type RoutingAuthorisation = (typeof routingAuthorisations)[number]

export const componentKinds = [
  'BASE_MODEL',
  'WEIGHTS',
  'DATASET',
  'CORPUS',
  'IMAGE',
  'REPOSITORY',
  'SYSTEM_PROMPT',
  'GUARDRAIL',
  'TOOL',
] as const
export type ComponentKind = (typeof componentKinds)[number]

/** What a model version leans on a dataset version for. */
export const lineageUsages = ['TRAINING', 'TUNING', 'EVALUATION', 'GROUNDING'] as const
export type LineageUsage = (typeof lineageUsages)[number]

export const repositoryRoles = ['TRAINING', 'FINE_TUNING', 'INGESTION', 'EMBEDDING', 'AGENT', 'SERVING'] as const
export type RepositoryRole = (typeof repositoryRoles)[number]
