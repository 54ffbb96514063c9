import { InvalidInput } from '@assay/domain'
import { readCsv, type Sheet, SheetRefusal } from '@assay/formats'
import type { Snapshot } from '../kernel/snapshot.ts'
import { inForce, loadCells } from './cells-in-force.ts'
import { planRaciCsv, type RaciCsvPlan } from './plan-raci-csv.ts'
import { readFrame } from './raci-frame.ts'

/** The dry run of a CSV over one matrix. Throws InvalidInput for what is no table. */
export async function readRaciPlan(
  snapshot: Pick<Snapshot, 'db' | 'sql'>,
  workspaceId: string,
  engagementId: string | null,
  csv: string,
): Promise<RaciCsvPlan> {
  const sheet = sheetOf(csv)
  const frame = await readFrame(snapshot, workspaceId)
  const cells = await loadCells(snapshot, workspaceId, engagementId === null ? [] : [engagementId], null)
  const people = await snapshot.db.membership.findMany({
    where: { workspaceId, status: 'ACTIVE' },
    select: { id: true, name: true, teams: { select: { teamId: true } } },
    orderBy: { id: 'asc' },
  })
  const named = people.map(({ id, name, teams }) => ({ id, name, teamIds: teams.map(({ teamId }) => teamId) }))
  return planRaciCsv(sheet, frame, inForce(cells, engagementId), named)
}

function sheetOf(csv: string): Sheet {
  try {
    return readCsv(new TextEncoder().encode(csv))
  } catch (error) {
    if (error instanceof SheetRefusal) throw new InvalidInput([{ path: ['csv'], message: error.message }])
    throw error
  }
}
