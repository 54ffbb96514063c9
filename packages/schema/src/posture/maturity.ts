import type { LayerMaturity as Shape } from '@assay/record'
import { present } from '../batched.ts'
import { builder } from '../builder.ts'
import { Layer } from '../catalogue/layer.ts'
import { layerOf } from '../row-loaders.ts'

export const LayerMaturity = builder.objectRef<Shape>('LayerMaturity').implement({
  description: 'Over all use cases: the evidence types of the layer that are in force, of those that are wanted.',
  fields: (t) => ({
    layer: t.field({
      type: Layer,
      resolve: async ({ layerId }, _args, context) => present(await layerOf(context, layerId)),
    }),
    have: t.exposeInt('have'),
    need: t.exposeInt('need'),
  }),
})
