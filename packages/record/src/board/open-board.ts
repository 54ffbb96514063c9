import type { Snapshot } from '../kernel/snapshot.ts'
import type { Audience } from '../kernel/viewer.ts'
import { openPosture } from '../posture/read-posture.ts'
import { readLatestBoardFacts } from './board-facts.ts'
import { readBoardRows } from './board-rows.ts'

/** What a wall screen shows: the posture without its doors and without people. Each part is read when first asked for. */
export function openBoard(snapshot: Snapshot, audience: Audience, now: Date) {
  const { figures, trend } = openPosture(snapshot, audience, now)
  const { workspaceId } = audience
  return {
    at: now,
    workspace: async () => (await snapshot.db.workspace.findUniqueOrThrow({ where: { id: workspaceId } })).name,
    figures,
    trend,
    rows: () => readBoardRows(snapshot, audience),
    latest: () => readLatestBoardFacts(snapshot, audience),
  }
}

export type BoardShape = ReturnType<typeof openBoard>
