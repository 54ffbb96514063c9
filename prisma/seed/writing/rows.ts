import { Prisma } from '../../../packages/record/src/generated/client/client.ts'
import type { Transaction } from '../../../packages/record/src/kernel/database.ts'

/** The tables that the story writes. */
export type Rows = {
  engagement: Prisma.EngagementCreateManyInput[]
  classification: Prisma.ClassificationCreateManyInput[]
  dataset: Prisma.DatasetCreateManyInput[]
  datasetVersion: Prisma.DatasetVersionCreateManyInput[]
  model: Prisma.ModelCreateManyInput[]
  modelVersion: Prisma.ModelVersionCreateManyInput[]
  component: Prisma.ComponentCreateManyInput[]
  modelVersionComponent: Prisma.ModelVersionComponentCreateManyInput[]
  lineage: Prisma.LineageCreateManyInput[]
  gate: Prisma.GateCreateManyInput[]
  routing: Prisma.RoutingCreateManyInput[]
  routingStep: Prisma.RoutingStepCreateManyInput[]
  consumer: Prisma.ConsumerCreateManyInput[]
  metric: Prisma.MetricCreateManyInput[]
  changeEnvelope: Prisma.ChangeEnvelopeCreateManyInput[]
  envelopeApproval: Prisma.EnvelopeApprovalCreateManyInput[]
  evidence: Prisma.EvidenceCreateManyInput[]
  evidenceRevision: Prisma.EvidenceRevisionCreateManyInput[]
  evidenceCoverage: Prisma.EvidenceCoverageCreateManyInput[]
  label: Prisma.LabelCreateManyInput[]
  intakeRun: Prisma.IntakeRunCreateManyInput[]
  finding: Prisma.FindingCreateManyInput[]
  findingWeakness: Prisma.FindingWeaknessCreateManyInput[]
  findingLabel: Prisma.FindingLabelCreateManyInput[]
  findingSubject: Prisma.FindingSubjectCreateManyInput[]
  occurrence: Prisma.OccurrenceCreateManyInput[]
  comment: Prisma.CommentCreateManyInput[]
  override: Prisma.OverrideCreateManyInput[]
  overrideApproval: Prisma.OverrideApprovalCreateManyInput[]
  retest: Prisma.RetestCreateManyInput[]
}

export const noRows = (): Rows => ({
  engagement: [],
  classification: [],
  dataset: [],
  datasetVersion: [],
  model: [],
  modelVersion: [],
  component: [],
  modelVersionComponent: [],
  lineage: [],
  gate: [],
  routing: [],
  routingStep: [],
  consumer: [],
  metric: [],
  changeEnvelope: [],
  envelopeApproval: [],
  evidence: [],
  evidenceRevision: [],
  evidenceCoverage: [],
  label: [],
  intakeRun: [],
  finding: [],
  findingWeakness: [],
  findingLabel: [],
  findingSubject: [],
  occurrence: [],
  comment: [],
  override: [],
  overrideApproval: [],
  retest: [],
})

/**
 * Inserts the rows, table by table in the order that their keys ask for, each set as one JSON parameter: hundreds of
 * different row counts would be as many statements for Prisma to plan.
 */
export async function insertRows(tx: Transaction, rows: Rows): Promise<void> {
  for (const [table, data] of Object.entries(rows)) {
    const into = Prisma.raw(`"${columnOf(table)}"`)
    const named = data.map((row) => mapped(row))
    // A column that a row does not name takes its default.
    for (const [names, alike] of Map.groupBy(named, (row) => Object.keys(row).join(', '))) {
      const columns = Prisma.raw(names)
      await tx.$executeRaw`
        INSERT INTO ${into} (${columns})
        SELECT ${columns} FROM jsonb_populate_recordset(NULL::${into}, ${JSON.stringify(alike)}::jsonb)`
    }
  }
}

/** Columns and tables are called as in Prisma, in snake case. */
const columnOf = (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const mapped = (row: object) =>
  Object.fromEntries(Object.entries(row).map(([field, value]) => [columnOf(field), value]))

/** The columns that a later moment of the story may change. */
const changeable = {
  change_envelope: ['status', 'decided_at'],
  consumer: ['notified_at', 'notice_reference'],
  engagement: ['status'],
  evidence: ['status', 'status_reason'],
  finding: ['status', 'comment_count', 'reopened'],
  finding_subject: ['status'],
  gate: ['status', 'status_since', 'stale_reason', 'not_applicable_reason', 'due_at'],
  model_version: ['status', 'traffic_percent'],
  override: ['status', 'approved_by_id', 'decided_at', 'ended_at'],
  routing: ['traffic_percent', 'active', 'ended_at', 'reason'],
  retest: ['status', 'tester_id', 'attempts', 'successes', 'judge', 'performed_at'],
} as const

export type Changeable = keyof typeof changeable
export type Fields = Readonly<Record<string, string | number | boolean | Date | null>>
export type Step = { id: string; fields: Fields }

/** Changes rows of one table, each by its own fields and once at most, in one statement. */
export async function changeRows(tx: Transaction, workspaceId: string, table: Changeable, steps: readonly Step[]) {
  const columns = [...changeable[table], 'updated_at']
  const named = (prefix: string) => Prisma.raw(columns.map((column) => `${prefix}${column}`).join(', '))
  await tx.$executeRaw`
    UPDATE ${Prisma.raw(`"${table}"`)} AS t SET (${named('')}, version) = (
      SELECT ${named('n.')}, t.version + 1 FROM jsonb_populate_record(t, r.fields) AS n)
    FROM jsonb_to_recordset(${JSON.stringify(steps)}::jsonb) AS r(id uuid, fields jsonb)
    WHERE t.workspace_id = ${workspaceId}::uuid AND t.id = r.id`
}
