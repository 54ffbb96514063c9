import { evidenceBindings, evidenceStatuses } from '@assay/domain'
import { builder } from '../builder.ts'

export const EvidenceBinding = builder.enumType('EvidenceBinding', { values: evidenceBindings })
export const EvidenceStatus = builder.enumType('EvidenceStatus', { values: evidenceStatuses })
