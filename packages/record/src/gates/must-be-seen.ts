import { Conflict } from '@assay/domain'
import { staleVersion } from '../engagements/stale-version.ts'
import type { Gate } from '../generated/client/client.ts'
import type { Transaction } from '../kernel/database.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { mustLoad } from './signing.ts'
import { changedSince } from './what-changed.ts'

/** Throws Conflict, with the difference field by field, where the gate is not as the signer had it before their eyes. */
export async function mustBeSeen(
  tx: Transaction,
  viewer: Viewer,
  gate: Gate,
  version: number,
  now: Date,
): Promise<void> {
  if (gate.version === version) return
  const { workspaceId, engagementId, id } = gate
  const changed = await changedSince(tx, await mustLoad(tx, viewer, id, now), version)
  const stale = await staleVersion(tx, { workspaceId, engagementId, id, what: 'gate' }, changed)
  throw new Conflict(
    stale.message.replace('Reload, then decide what holds', 'Look at the difference, then sign what holds'),
    stale.values,
  )
}
