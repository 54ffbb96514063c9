export const retestStatuses = ['REQUESTED', 'SCHEDULED', 'RUNNING', 'PASSED', 'FAILED', 'INCONCLUSIVE'] as const
export type RetestStatus = (typeof retestStatuses)[number]
