import type { SubjectStatus as Status } from '@assay/domain'
import { builder } from '../builder.ts'
import { DatasetVersion } from '../datasets/dataset-version.ts'
import { ModelVersion } from '../models/model-version.ts'
import { datasetVersionOf, modelVersionOf } from '../row-loaders.ts'
import { ownedBy } from '../tenant-node.ts'
import { SubjectStatus } from './enums.ts'

export const FindingSubject = builder.prismaNode('FindingSubject', {
  ...ownedBy('finding', 'findingId'),
  description: 'Where a finding stands on one model version, dataset version or asset, as in VEX.',
  fields: (t) => ({
    status: t.field({ type: SubjectStatus, resolve: ({ status }) => status as Status }),
    modelVersion: t.field({
      type: ModelVersion,
      nullable: true,
      resolve: ({ modelVersionId }, _args, context) =>
        modelVersionId === null ? null : modelVersionOf(context, modelVersionId),
    }),
    datasetVersion: t.field({
      type: DatasetVersion,
      nullable: true,
      resolve: ({ datasetVersionId }, _args, context) =>
        datasetVersionId === null ? null : datasetVersionOf(context, datasetVersionId),
    }),
    asset: t.exposeString('asset', { nullable: true }),
  }),
})
