import type { FindingsSearch } from '../../app/search-params.ts'
import type { FindingCategory, FindingStatus, Severity } from '../../generated/gql/graphql.ts'

/** The codes that a filter may name, in the order in which they are offered. */
export const severities: readonly Severity[] = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFO']
export const statuses: readonly FindingStatus[] = [
  'OPEN',
  'TRIAGED',
  'IN_PROGRESS',
  'RESOLVED',
  'VERIFIED',
  'DUPLICATE',
]
export const categories: readonly FindingCategory[] = [
  'PROMPT_INJECTION',
  'JAILBREAK',
  'LEAKAGE',
  'EXTRACTION',
  'EXCESSIVE_AGENCY',
  'UNSAFE_OUTPUT',
  'POISONING',
  'BIAS',
  'RED_TEAM',
  'DATASET_AUDIT',
  'SAST',
  'SCA',
  'SECRETS',
  'DAST',
  'PENTEST',
  'INFRA',
  'CONFIG',
  'OTHER',
]

/** The part of the address that says which findings are listed. */
export type FindingQuery = Omit<FindingsSearch, 'sort' | 'hidden' | 'open'>

export type Person = { id: string; name: string; email: string }

/** How a person is named in an address and in a query: what stands before the @ of their e-mail. */
export const handleOf = ({ id, email }: Person): string => email.split('@')[0]?.toLowerCase() || id

/** The change that lets every filter go. */
export const unfiltered: Record<keyof FindingQuery, undefined> = {
  severity: undefined,
  status: undefined,
  engagement: undefined,
  version: undefined,
  owner: undefined,
  source: undefined,
  category: undefined,
  label: undefined,
  cwe: undefined,
  aiSpecific: undefined,
  inProduction: undefined,
  overdue: undefined,
  acceptance: undefined,
  q: undefined,
}
