import type { ActivityKind, FieldChange, GateStage } from '@assay/domain'
import { visibleSql } from '../engagements/visible-sql.ts'
import { Prisma } from '../generated/client/client.ts'
import type { Snapshot } from '../kernel/snapshot.ts'
import type { Audience } from '../kernel/viewer.ts'
import { outcomeOf } from './board-outcome.ts'

/** What is told on a wall: where gates, findings, evidence, versions and use cases get to. Nothing about people. */
export const boardKinds = [
  'engagement.created',
  'engagement.changed',
  'engagement.classified',
  'modelVersion.registered',
  'modelVersion.changed',
  'modelVersion.closed',
  'routing.authorised',
  'routing.observed',
  'routing.reduced',
  'routing.takenDown',
  'routing.rolledBack',
  'datasetVersion.registered',
  'evidence.submitted',
  'evidence.accepted',
  'evidence.rejected',
  'gate.readinessChanged',
  'gate.decided',
  'gate.concurred',
  'finding.created',
  'finding.statusChanged',
  'finding.severityChanged',
  'override.proposed',
  'override.approved',
  'override.expired',
  'retest.recorded',
  'intake.committed',
] as const satisfies readonly ActivityKind[]

/** A fact as a wall tells it: keys, names of use cases and teams, and codes. No person, and no text that a person wrote. */
export type BoardFact = {
  seq: bigint
  at: Date
  kind: ActivityKind
  subjectKey: string | null
  engagement: { key: string; name: string } | null
  stage: GateStage | null
  /** With its model: `Card-fraud 41.5`. */
  modelVersion: string | null
  evidenceType: string | null
  /** Which team a signature was given for. */
  team: string | null
  outcome: string | null
  /** A decision that waits for further signatures. */
  waits: boolean
}

/** Who signs without a team: the business seat, never by name. */
export const useCaseOwner = 'Use-case owner'

const latestFacts = 20

type Row = Omit<BoardFact, 'engagement' | 'team' | 'outcome' | 'waits'> & {
  engagementKey: string | null
  engagementName: string | null
  team: string | null
  signed: boolean
  decision: string | null
  changes: readonly FieldChange[]
}

/** The newest facts that a wall tells, oldest first; a gate that stands where it stood is nothing to tell. */
export async function readLatestBoardFacts(snapshot: Snapshot, audience: Audience): Promise<BoardFact[]> {
  const rows = await snapshot.sql<Row>(
    Prisma.sql`${factsSql(audience)} AND a.kind = ANY(${[...boardKinds]}::text[])
      AND (a.kind <> 'gate.readinessChanged' OR a.changes @> '[{"field": "status"}]')
      ORDER BY a.seq DESC LIMIT ${latestFacts}::int`,
  )
  return rows.map(asBoardFact).reverse()
}

/** One fact of the log as a wall tells it; null where the audience does not see it. */
export async function readBoardFact(snapshot: Snapshot, audience: Audience, seq: bigint): Promise<BoardFact | null> {
  const [row] = await snapshot.sql<Row>(Prisma.sql`${factsSql(audience)} AND a.seq = ${seq}::bigint`)
  return row === undefined ? null : asBoardFact(row)
}

function factsSql(audience: Audience): Prisma.Sql {
  return Prisma.sql`
    SELECT a.seq, a.at, a.kind, a.changes, COALESCE(a.subject_key, f.key) AS "subjectKey",
      e.key AS "engagementKey", e.name AS "engagementName", g.stage, m.name || ' ' || v.label AS "modelVersion",
      et.name AS "evidenceType", t.name AS team, s.id IS NOT NULL AS signed, d.decision
    FROM activity a
    LEFT JOIN engagement e ON e.workspace_id = a.workspace_id AND e.id = a.engagement_id
    LEFT JOIN gate g ON g.workspace_id = a.workspace_id AND g.id = a.gate_id
    LEFT JOIN model_version v ON v.workspace_id = a.workspace_id AND v.id = a.model_version_id
    LEFT JOIN model m ON m.workspace_id = v.workspace_id AND m.id = v.model_id
    LEFT JOIN finding f ON f.workspace_id = a.workspace_id AND f.id = a.finding_id
    LEFT JOIN evidence i ON i.workspace_id = a.workspace_id AND i.id = a.subject_id AND a.subject_type = 'Evidence'
    LEFT JOIN evidence_type et ON et.workspace_id = i.workspace_id AND et.id = i.evidence_type_id
    LEFT JOIN signature s ON s.workspace_id = a.workspace_id AND s.id = (a.refs ->> 'signatureId')::uuid
    LEFT JOIN gate_decision d ON d.workspace_id = s.workspace_id AND d.id = s.decision_id
    LEFT JOIN team t ON t.workspace_id = s.workspace_id AND t.id = s.team_id
    WHERE a.workspace_id = ${audience.workspaceId}::uuid AND ${visibleSql(audience, Prisma.sql`a.engagement_id`)}`
}

function asBoardFact(row: Row): BoardFact {
  const { engagementKey, engagementName, team, signed, decision, changes, ...fact } = row
  return {
    ...fact,
    engagement: engagementKey === null || engagementName === null ? null : { key: engagementKey, name: engagementName },
    team: signed ? (team ?? useCaseOwner) : null,
    ...outcomeOf(fact.kind, changes, decision),
  }
}
