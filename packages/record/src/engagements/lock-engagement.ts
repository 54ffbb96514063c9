import { gatesTouchedBy } from '../gates/gates-touched-by.ts'
import { mustBeAllowed } from '../identity/must-be-allowed.ts'
import type { Change } from '../kernel/change.ts'
import { lockGates } from '../kernel/lock-gate.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { mustSee } from '../kernel/visible.ts'
import { rowKey } from './row-key.ts'
import { staleVersion } from './stale-version.ts'

type Editing = { engagementId: string; expectedVersion: number }

/**
 * The engagement for someone who edits it, with the locks of its gates, since what the register says decides what they
 * ask for. Throws Conflict, with what `yours` would have overwritten, when it changed since it was read.
 */
export async function lockEngagement(
  { tx }: Change,
  viewer: Viewer,
  { engagementId, expectedVersion }: Editing,
  yours: Readonly<Record<string, unknown>>,
) {
  const { workspaceId } = viewer
  const where = rowKey(workspaceId, engagementId)
  const seen = mustSee(withOwnId(await tx.engagement.findUnique({ where })), viewer.audience, 'engagement')
  mustBeAllowed(viewer, 'EDIT_ENGAGEMENT', seen.id)
  const touched = await gatesTouchedBy(tx, workspaceId, { engagementId: seen.id })
  await lockGates(tx, workspaceId, touched)
  const engagement = await tx.engagement.findUniqueOrThrow({ where })
  if (engagement.version !== expectedVersion) {
    const stored: Readonly<Record<string, unknown>> = engagement
    const values = Object.entries(yours)
      .filter(([field, value]) => stored[field] !== value)
      .map(([field, value]) => ({ field, yours: said(value), theirs: said(stored[field]) }))
    throw await staleVersion(tx, { workspaceId, engagementId, id: engagementId, what: 'engagement' }, values)
  }
  return { engagement, touched }
}

const said = (value: unknown) => (value === null || value === undefined ? '' : String(value))

function withOwnId<Row extends { id: string }>(row: Row | null) {
  return row === null ? null : { ...row, engagementId: row.id }
}
