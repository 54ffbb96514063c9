import { presencePages } from '@assay/domain'
import { builder } from '../builder.ts'

export const PresencePage = builder.enumType('PresencePage', {
  values: presencePages,
  description: 'Pages of the whole workspace; everywhere else one is at an object.',
})
