import type { LineageUsage as Usage } from '@assay/domain'
import { builder } from '../builder.ts'
import { DatasetVersion } from '../datasets/dataset-version.ts'
import { LineageUsage } from './enums.ts'

export const Lineage = builder.prismaObject('Lineage', {
  description: 'Which dataset version a model version leans on, and for what.',
  fields: (t) => ({
    usage: t.field({ type: LineageUsage, resolve: ({ usage }) => usage as Usage }),
    datasetVersion: t.relation('datasetVersion', { type: DatasetVersion }),
  }),
})
