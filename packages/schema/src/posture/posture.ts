import {
  encodeCursor,
  type Figure as FigureShape,
  figureCodes,
  type FailureMode as Mode,
  openPosture,
  type TrendPoint as Point,
  type Posture as PostureShape,
  readActivityHead,
  type SteadyStateSignal as Signal,
} from '@assay/record'
import { asOf } from '../as-of.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { HeatRow } from './heat-map.ts'
import { LayerMaturity } from './maturity.ts'

export const FigureCode = builder.enumType('FigureCode', { values: figureCodes })

const Figure = builder.objectRef<FigureShape>('Figure').implement({
  description: '`href` opens exactly the rows that `value` counts.',
  fields: (t) => ({
    code: t.field({ type: FigureCode, resolve: ({ code }) => code }),
    label: t.exposeString('label'),
    value: t.exposeInt('value'),
    of: t.exposeInt('of', { nullable: true, description: 'Out of how many, where that means something.' }),
    aiSpecific: t.exposeInt('aiSpecific', { nullable: true }),
    classical: t.exposeInt('classical', { nullable: true }),
    href: t.exposeString('href'),
  }),
})

export const TrendPoint = builder.objectRef<Point>('TrendPoint').implement({
  fields: (t) => ({
    day: t.expose('day', { type: 'DateTime' }),
    critical: t.exposeInt('critical'),
    high: t.exposeInt('high'),
    open: t.exposeInt('open'),
  }),
})

const FailureMode = builder.objectRef<Mode>('FailureMode').implement({
  fields: (t) => ({
    code: t.exposeString('code'),
    name: t.exposeString('name'),
    present: t.exposeBoolean('present'),
    detail: t.exposeString('detail'),
    href: t.exposeString('href'),
  }),
})

const SteadyStateSignal = builder.objectRef<Signal>('SteadyStateSignal').implement({
  fields: (t) => ({
    code: t.exposeString('code'),
    name: t.exposeString('name'),
    have: t.exposeInt('have'),
    need: t.exposeInt('need'),
    detail: t.exposeString('detail'),
    href: t.exposeString('href'),
  }),
})

export const Posture = builder.objectRef<PostureShape>('Posture').implement({
  description: 'The figures leadership reads, computed from the same record in one snapshot.',
  fields: (t) => ({
    cursor: t.string({
      description: 'The figures are true at this place of the log.',
      resolve: async (_posture, _args, { snapshot, audience }) =>
        encodeCursor(await readActivityHead(snapshot, audience)),
    }),
    at: t.expose('at', { type: 'DateTime' }),
    figures: t.field({ type: [Figure], resolve: (posture) => posture.figures() }),
    heatMap: t.field({ type: [HeatRow], resolve: (posture) => posture.heatMap() }),
    maturity: t.field({ type: [LayerMaturity], resolve: (posture) => posture.maturity() }),
    trend: t.field({
      type: [TrendPoint],
      description: 'Open findings at the end of each of the last 90 days; the last point is now.',
      resolve: (posture) => posture.trend(),
    }),
    failureModes: t.field({ type: [FailureMode], resolve: (posture) => posture.failureModes() }),
    signals: t.field({ type: [SteadyStateSignal], resolve: (posture) => posture.signals() }),
  }),
})

export const postureNow = ({ snapshot, audience, now }: Context) => openPosture(snapshot, audience, now())

builder.queryField('posture', (t) =>
  t.field({ type: Posture, args: { asOf: asOf(t) }, resolve: (_root, _args, context) => postureNow(context) }),
)
