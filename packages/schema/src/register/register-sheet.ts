import { type RegisterField as Field, registerFields, registerHeadings } from '@assay/domain'
import {
  type ChosenColumn,
  dryRunRegister,
  type EntryChange,
  type PlannedRow,
  type RegisterPlan,
  type RegisterReport,
  rowOutcomes,
  takeInRegister,
} from '@assay/record'
import { builder } from '../builder.ts'
import { command } from '../command.ts'
import { refusals } from '../refusal.ts'

export const RegisterField = builder.enumType('RegisterField', {
  description: 'What a column of a spreadsheet may hold of a use case.',
  values: registerFields,
})
const RegisterRowOutcome = builder.enumType('RegisterRowOutcome', {
  description: 'What becomes of a row: entered, changing a use case, changing nothing, standing twice, or left out.',
  values: rowOutcomes,
})

type Column = { heading: string; field: Field | null; sample: string }
const RegisterColumn = builder.objectRef<Column>('RegisterColumn').implement({
  fields: (t) => ({
    heading: t.exposeString('heading'),
    field: t.field({
      type: RegisterField,
      nullable: true,
      description: 'What it is read as; null where it is left out.',
      resolve: ({ field }) => field,
    }),
    sample: t.exposeString('sample', { description: 'The first value under the heading.' }),
  }),
})

const RegisterChange = builder.objectRef<EntryChange>('RegisterChange').implement({
  fields: (t) => ({
    field: t.field({ type: RegisterField, resolve: ({ field }) => field }),
    from: t.exposeString('from', { nullable: true }),
    to: t.exposeString('to', { nullable: true }),
  }),
})

const RegisterFault = builder.objectRef<PlannedRow['faults'][number]>('RegisterFault').implement({
  fields: (t) => ({
    column: t.string({
      nullable: true,
      description: 'The field that is at fault; null for the row as a whole.',
      resolve: ({ field }) => (field === null ? null : registerHeadings[field]),
    }),
    message: t.exposeString('message'),
  }),
})

const RegisterRow = builder.objectRef<PlannedRow & { key: string | null }>('RegisterRow').implement({
  fields: (t) => ({
    line: t.exposeInt('line', { description: 'As a spreadsheet counts.' }),
    outcome: t.field({ type: RegisterRowOutcome, resolve: ({ outcome }) => outcome }),
    name: t.exposeString('name'),
    engagementKey: t.string({
      nullable: true,
      description: 'The use case that the row is about; null for one that is not on the register.',
      resolve: ({ key }) => key,
    }),
    changes: t.field({ type: [RegisterChange], resolve: ({ changes }) => changes }),
    faults: t.field({ type: [RegisterFault], resolve: ({ faults }) => faults }),
    duplicateOf: t.exposeInt('duplicateOf', { nullable: true, description: 'The line that says the same first.' }),
  }),
})

const RegisterSheet = builder.objectRef<RegisterPlan | RegisterReport>('RegisterSheet').implement({
  description: 'A spreadsheet against the register, row by row: before it is taken in, or as it was.',
  fields: (t) => ({
    fileName: t.exposeString('fileName'),
    sheetName: t.exposeString('sheetName', { nullable: true }),
    columns: t.field({
      type: [RegisterColumn],
      resolve: ({ headings, mapping, samples }) =>
        headings.map((heading, at) => ({ heading, field: mapping[at] ?? null, sample: samples[at] ?? '' })),
    }),
    rows: t.field({
      type: [RegisterRow],
      resolve: (sheet) => {
        const keys = 'keys' in sheet ? sheet.keys : new Map<number, string>()
        return sheet.rows.map((row) => ({ ...row, key: keys.get(row.line) ?? row.known?.key ?? null }))
      },
    }),
  }),
})

const RegisterColumnInput = builder.inputType('RegisterColumnInput', {
  fields: (t) => ({
    heading: t.string({ required: true }),
    field: t.field({ type: RegisterField, description: 'Left out, the column is.' }),
  }),
})
const columnsOf = (columns: readonly (typeof RegisterColumnInput.$inferInput)[]): ChosenColumn[] =>
  columns.map(({ heading, field }) => ({ heading, field: field ?? null }))

builder.queryField('registerSheet', (t) =>
  t.field({
    type: RegisterSheet,
    description: 'What taking an uploaded spreadsheet into the register would do; nothing is written.',
    args: {
      uploadId: t.arg.id({ required: true, description: 'As POST /uploads answered.' }),
      columns: t.arg({
        type: [RegisterColumnInput],
        description: 'Without them, what was remembered of the headings or what they usually mean.',
      }),
    },
    resolve: async (_root, { uploadId, columns }, { record, viewer, snapshot }) => {
      await snapshot.close()
      return dryRunRegister(record, viewer, { uploadId, columns: columns == null ? null : columnsOf(columns) })
    },
  }),
)

const TakeInRegisterInput = builder.inputType('TakeInRegisterInput', {
  fields: (t) => ({
    uploadId: t.id({ required: true }),
    columns: t.field({ type: [RegisterColumnInput], required: true }),
    idempotencyKey: t.string(),
  }),
})

builder.mutationField('takeInRegister', (t) =>
  t.field({
    type: RegisterSheet,
    description: 'Enters and changes use cases by a spreadsheet, and says of each row what became of it.',
    errors: refusals,
    args: { input: t.arg({ type: TakeInRegisterInput, required: true }) },
    resolve: (_root, { input }, context) =>
      command(context, 'takeInRegister', input, (viewer) =>
        takeInRegister(context.record, viewer, { uploadId: input.uploadId, columns: columnsOf(input.columns) }),
      ),
  }),
)
