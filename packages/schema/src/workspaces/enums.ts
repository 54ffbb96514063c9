import { separations } from '@assay/domain'
import { builder } from '../builder.ts'

export const SeparationType = builder.enumType('Separation', { values: separations })
