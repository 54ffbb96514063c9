import type { Snapshot } from './snapshot.ts'

export type OwnedBy = 'finding' | 'gate' | 'decision' | 'evidence'

/** The engagement of each row, in the order of the ids; null for a row that is not there. */
export async function engagementsOf({ db }: Snapshot, by: OwnedBy, ids: readonly string[]): Promise<(string | null)[]> {
  const where = { id: { in: [...ids] } }
  const select = { id: true, engagementId: true }
  const rows =
    by === 'finding'
      ? await db.finding.findMany({ where, select })
      : by === 'gate'
        ? await db.gate.findMany({ where, select })
        : by === 'evidence'
          ? await db.evidence.findMany({ where, select })
          : (await db.gateDecision.findMany({ where, select: { id: true, gate: { select } } })).map(({ id, gate }) => ({
              id,
              engagementId: gate.engagementId,
            }))
  const engagements = new Map(rows.map(({ id, engagementId }) => [id, engagementId]))
  return ids.map((id) => engagements.get(id) ?? null)
}
