import { type LayerEvidence as Counted, layerEvidence } from '@assay/record'
import { batched, present } from '../batched.ts'
import { builder } from '../builder.ts'
import { Layer } from '../catalogue/layer.ts'
import { layerOf } from '../row-loaders.ts'

export const LayerEvidence = builder.objectRef<Counted>('LayerEvidence').implement({
  description: 'How many of the evidence types of a layer’s controls are in force.',
  fields: (t) => ({
    layer: t.field({
      type: Layer,
      resolve: async ({ layerId }, _args, context) => present(await layerOf(context, layerId)),
    }),
    have: t.exposeInt('have'),
    need: t.exposeInt('need'),
  }),
})

/** By engagement. */
export const layersOf = batched(({ snapshot, audience, now }, ids) =>
  layerEvidence(snapshot, audience.workspaceId, ids, now()),
)
