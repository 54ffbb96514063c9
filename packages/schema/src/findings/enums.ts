import {
  findingCategories,
  findingStatuses,
  overrideStatuses,
  overrideTypes,
  retestStatuses,
  severities,
  sourceKinds,
  subjectStatuses,
} from '@assay/domain'
import { findingSortFields } from '@assay/record'
import { builder } from '../builder.ts'

export const Severity = builder.enumType('Severity', { values: severities })
export const FindingStatus = builder.enumType('FindingStatus', { values: findingStatuses })
export const FindingCategory = builder.enumType('FindingCategory', { values: findingCategories })
export const FindingSourceKind = builder.enumType('FindingSourceKind', { values: sourceKinds })
export const SubjectStatus = builder.enumType('SubjectStatus', { values: subjectStatuses })
export const OverrideType = builder.enumType('OverrideType', { values: overrideTypes })
export const OverrideStatus = builder.enumType('OverrideStatus', { values: overrideStatuses })
export const RetestStatus = builder.enumType('RetestStatus', { values: retestStatuses })
export const FindingSortField = builder.enumType('FindingSortField', { values: findingSortFields })
export const SortDirection = builder.enumType('SortDirection', { values: ['ASC', 'DESC'] as const })
