import { raciCells, raciScopeKinds } from '@assay/domain'
import { builder } from '../builder.ts'

export const ResponsibilityScope = builder.enumType('ResponsibilityScope', { values: raciScopeKinds })
export const ResponsibilitySeat = builder.enumType('ResponsibilitySeat', {
  values: ['TEAM', 'USE_CASE_OWNER'] as const,
})
export const RaciCode = builder.enumType('RaciCode', {
  description: 'AR: the same seat is accountable and responsible.',
  values: raciCells.filter((code) => code !== ''),
})
