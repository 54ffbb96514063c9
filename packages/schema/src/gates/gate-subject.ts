import { builder } from '../builder.ts'
import { DatasetVersion } from '../datasets/dataset-version.ts'
import { Engagement } from '../engagements/engagement.ts'
import { ModelVersion } from '../models/model-version.ts'
import { Gate } from './gate.ts'
import { datasetVersionOfGate, engagementOfGate, modelVersionOfGate } from './gate-parts.ts'

// These types lead back to their gates, so what leads to them stands apart.
builder.prismaObjectFields(Gate, (t) => ({
  engagement: t.field({ type: Engagement, resolve: (gate, _args, context) => engagementOfGate(context, gate) }),
  modelVersion: t.field({
    type: ModelVersion,
    nullable: true,
    resolve: (gate, _args, context) => modelVersionOfGate(context, gate),
  }),
  datasetVersion: t.field({
    type: DatasetVersion,
    nullable: true,
    resolve: (gate, _args, context) => datasetVersionOfGate(context, gate),
  }),
}))
