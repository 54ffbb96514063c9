import { overrideSeats } from '@assay/domain'
import { builder } from '../builder.ts'

export const OverrideSeat = builder.enumType('OverrideSeat', {
  description: 'For whom an approval of an override counts.',
  values: overrideSeats,
})
