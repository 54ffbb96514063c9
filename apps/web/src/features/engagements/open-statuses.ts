import type { FindingStatus } from '../../ui/StatusMark.tsx'

/** A finding counts as open until it is verified; a duplicate is counted where the other is. */
export const openStatuses: readonly FindingStatus[] = ['OPEN', 'TRIAGED', 'IN_PROGRESS', 'RESOLVED']
