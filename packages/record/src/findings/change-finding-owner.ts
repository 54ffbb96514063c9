import { rowKey } from '../engagements/row-key.ts'
import { change } from '../kernel/change.ts'
import type { Transaction } from '../kernel/database.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { mustBeOwner } from './owner-of-finding.ts'
import { aboutFinding, findingToChange, staleFinding, type Wanted, writeFinding } from './write-finding.ts'

export type ChangeFindingOwner = {
  findingId: string
  expectedVersion: number
  /** Null leaves the finding without an owner. */
  ownerId: string | null
}

/** Gives the finding to a member who sees it, or to nobody. Answers with the finding's id. */
export function changeFindingOwner(record: EngagementRecord, viewer: Viewer, input: ChangeFindingOwner) {
  return change(record, viewer, async function changeFindingOwner({ tx, now, announce, nothingChanged }) {
    const finding = await findingToChange(tx, viewer, input.findingId)
    const { workspaceId, engagementId } = finding
    const { ownerId, expectedVersion } = input
    const owner = ownerId === null ? null : await mustBeOwner(tx, { workspaceId, engagementId, ownerId, now })
    const wanted: Wanted = {
      field: 'owner',
      yours: owner?.name ?? nobody,
      theirs: (current) => nameOf(tx, workspaceId, current.ownerId),
    }
    if (finding.version !== expectedVersion) throw await staleFinding(record, tx, finding, wanted)
    if (finding.ownerId === ownerId) {
      nothingChanged()
      return finding.id
    }
    await writeFinding(record, tx, finding, { expectedVersion, now, data: { ownerId }, wanted })
    announce({
      kind: 'finding.ownerChanged',
      ...aboutFinding(finding),
      changes: [{ field: 'owner', from: finding.ownerId, to: ownerId }],
    })
    return finding.id
  })
}

const nobody = 'nobody'

async function nameOf(tx: Transaction, workspaceId: string, membershipId: string | null): Promise<string> {
  if (membershipId === null) return nobody
  const member = await tx.membership.findUnique({ where: rowKey(workspaceId, membershipId), select: { name: true } })
  return member?.name ?? nobody
}
