import type { RaciCell } from '@assay/domain'
import { importRaci, type PlannedCell, type RaciCsvPlan, readRaciPlan, type SheetFault } from '@assay/record'
import { builder } from '../builder.ts'
import { command } from '../command.ts'
import { idOf } from '../id-of.ts'
import { Membership } from '../identity/membership.ts'
import { refusals } from '../refusal.ts'
import { memberOf } from '../row-loaders.ts'
import { ResponsibilitiesAssigned, readAssigned } from './assign-responsibilities.ts'
import { RaciCode } from './enums.ts'
import { matrixOf } from './raci-matrix-key.ts'

const PlannedChange = builder.objectRef<PlannedCell>('RaciPlannedChange').implement({
  fields: (t) => ({
    row: t.exposeString('rowName'),
    seat: t.exposeString('seatName'),
    from: t.field({
      type: RaciCode,
      nullable: true,
      resolve: ({ before }) => (before?.code ? (before.code as Exclude<RaciCell, ''>) : null),
    }),
    to: t.field({ type: RaciCode, nullable: true, resolve: ({ code }) => code }),
    person: t.field({
      type: Membership,
      nullable: true,
      resolve: ({ personId }, _args, context) => (personId ? memberOf(context, personId) : null),
    }),
  }),
})

const Fault = builder.objectRef<SheetFault>('RaciImportFault').implement({
  description: 'What cannot be read, by its line in the file.',
  fields: (t) => ({
    line: t.exposeInt('line'),
    column: t.exposeString('column', { nullable: true }),
    message: t.exposeString('message'),
  }),
})

const RaciImportPlan = builder.objectRef<RaciCsvPlan>('RaciImportPlan').implement({
  description: 'What a file would change. It is taken in by its digest, without faults only.',
  fields: (t) => ({
    digest: t.exposeString('digest'),
    changes: t.field({ type: [PlannedChange], resolve: ({ changes }) => changes }),
    unchanged: t.exposeInt('unchanged'),
    faults: t.field({ type: [Fault], resolve: ({ faults }) => faults }),
  }),
})

builder.queryField('raciImportPlan', (t) =>
  t.field({
    type: RaciImportPlan,
    description: 'The dry run of a CSV: the same columns as the export. Nothing is written.',
    args: { csv: t.arg.string({ required: true }), engagementKey: t.arg.string() },
    resolve: async (_root, { csv, engagementKey }, context) =>
      readRaciPlan(context.snapshot, context.audience.workspaceId, await matrixOf(context, engagementKey), csv),
  }),
)

const ImportRaciInput = builder.inputType('ImportRaciInput', {
  fields: (t) => ({
    engagementId: t.globalID({ description: "The programme's matrix, when it is left out." }),
    csv: t.string({ required: true }),
    planDigest: t.string({ required: true, description: 'Of the dry run that was looked at.' }),
    idempotencyKey: t.string(),
  }),
})

builder.mutationField('importRaci', (t) =>
  t.field({
    type: ResponsibilitiesAssigned,
    errors: refusals,
    description: 'Takes a CSV into a matrix, all of it or nothing.',
    args: { input: t.arg({ type: ImportRaciInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      const { engagementId: given, csv, planDigest } = input
      const engagementId = given == null ? null : idOf(given, 'Engagement', ['engagementId'])
      const ids = await command(context, 'importRaci', input, (viewer) =>
        importRaci(context.record, viewer, { engagementId, csv, planDigest }),
      )
      return readAssigned(context, engagementId, ids)
    },
  }),
)
