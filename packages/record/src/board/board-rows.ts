import type { GateStage, GateStatus } from '@assay/domain'
import { Prisma } from '../generated/client/client.ts'
import type { Snapshot } from '../kernel/snapshot.ts'
import type { Audience } from '../kernel/viewer.ts'
import { readHeatMap } from '../posture/read-heat-map.ts'
import { useCaseOwner } from './board-facts.ts'

export type BoardCell = {
  stage: GateStage
  status: GateStatus | null
  blockers: number
  /** The teams that signed the decision which stands, the deciding one first. */
  signedFor: string[]
  /** That decision lacks signatures. */
  waits: boolean
}

export type BoardRow = { key: string; name: string; tier: number; cells: BoardCell[] }

type Signed = { gateId: string; teams: string[]; waits: boolean }

/** The heat map of the posture, with teams in place of people, in two statements more. */
export async function readBoardRows(snapshot: Snapshot, audience: Audience): Promise<BoardRow[]> {
  const heat = await readHeatMap(snapshot, audience)
  const { workspaceId } = audience
  const engagements = await snapshot.db.engagement.findMany({
    where: { workspaceId, id: { in: heat.map(({ engagementId }) => engagementId) } },
    select: { id: true, key: true, name: true, tier: true },
  })
  const gateIds = heat.flatMap(({ cells }) => cells.flatMap(({ gateId }) => gateId ?? []))
  const signed = new Map((await readSigned(snapshot, workspaceId, gateIds)).map((each) => [each.gateId, each]))
  const byId = new Map(engagements.map((each) => [each.id, each]))
  return heat.flatMap(({ engagementId, cells }) => {
    const engagement = byId.get(engagementId)
    if (engagement === undefined) return []
    const { key, name, tier } = engagement
    return {
      key,
      name,
      tier,
      cells: cells.map(({ stage, gateId, status, blockers }) => {
        const { teams = [], waits = false } = signed.get(gateId ?? '') ?? {}
        return { stage, status, blockers, signedFor: teams, waits }
      }),
    }
  })
}

/** For whom the newest decision of each gate that still counts was signed. */
function readSigned(snapshot: Snapshot, workspaceId: string, gateIds: readonly string[]): Promise<Signed[]> {
  return snapshot.sql<Signed>(Prisma.sql`
    WITH standing AS (
      SELECT DISTINCT ON (d.gate_id) d.id, d.gate_id, d.status
      FROM gate_decision d
      WHERE d.workspace_id = ${workspaceId}::uuid AND d.gate_id = ANY(${[...gateIds]}::uuid[])
        AND d.status IN ('PENDING', 'EFFECTIVE')
      ORDER BY d.gate_id, d.decided_at DESC, d.id DESC
    )
    SELECT standing.gate_id AS "gateId", standing.status = 'PENDING' AS waits,
      array_agg(COALESCE(t.name, ${useCaseOwner}::text) ORDER BY s.kind <> 'DECIDES', s.signed_at, s.id) AS teams
    FROM standing
    JOIN signature s ON s.workspace_id = ${workspaceId}::uuid AND s.decision_id = standing.id
    LEFT JOIN team t ON t.workspace_id = s.workspace_id AND t.id = s.team_id
    GROUP BY standing.gate_id, standing.status`)
}
