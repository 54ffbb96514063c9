export const findingStatuses = ['OPEN', 'TRIAGED', 'IN_PROGRESS', 'RESOLVED', 'VERIFIED', 'DUPLICATE'] as const
export type FindingStatus = (typeof findingStatuses)[number]

export const subjectStatuses = ['AFFECTED', 'FIXED', 'NOT_AFFECTED', 'UNKNOWN'] as const
export type SubjectStatus = (typeof subjectStatuses)[number]

export const classicalCategories = ['SAST', 'SCA', 'SECRETS', 'DAST', 'PENTEST', 'INFRA', 'CONFIG'] as const
export const aiCategories = [
  'RED_TEAM',
  'PROMPT_INJECTION',
  'POISONING',
  'LEAKAGE',
  'EXTRACTION',
  'JAILBREAK',
  'EXCESSIVE_AGENCY',
  'UNSAFE_OUTPUT',
  'BIAS',
  'DATASET_AUDIT',
] as const
export const findingCategories = [...classicalCategories, ...aiCategories, 'OTHER'] as const
export type FindingCategory = (typeof findingCategories)[number]

export function isAiSpecific(category: FindingCategory): boolean {
  return aiCategories.some((each) => each === category)
}

/** Who first said so: rule 7 verifies the two in different ways. */
export const sourceKinds = ['PERSON', 'SCANNER'] as const
export type SourceKind = (typeof sourceKinds)[number]
