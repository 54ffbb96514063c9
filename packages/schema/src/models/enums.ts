import { componentKinds, lineageUsages, modelVersionStatuses } from '@assay/domain'
import { builder } from '../builder.ts'

export const ModelVersionStatus = builder.enumType('ModelVersionStatus', { values: modelVersionStatuses })
export const ComponentKind = builder.enumType('ComponentKind', { values: componentKinds })
export const LineageUsage = builder.enumType('LineageUsage', { values: lineageUsages })
