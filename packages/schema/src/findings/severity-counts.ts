import type { SeverityCounts as Counts } from '@assay/record'
import { builder } from '../builder.ts'

export const SeverityCounts = builder.objectRef<Counts>('SeverityCounts').implement({
  fields: (t) => ({
    critical: t.exposeInt('critical'),
    high: t.exposeInt('high'),
    medium: t.exposeInt('medium'),
    low: t.exposeInt('low'),
    info: t.exposeInt('info'),
    total: t.exposeInt('total'),
  }),
})

export const noFindings: Counts = { critical: 0, high: 0, medium: 0, low: 0, info: 0, total: 0 }
