import { InvalidInput } from '@assay/domain'
import { isUuid } from '../engagements/row-key.ts'
import { audienceOf, readSeat, type Seat } from '../identity/seat.ts'
import type { Transaction } from '../kernel/database.ts'
import { seesEngagement } from '../kernel/visible.ts'

type Asked = { workspaceId: string; engagementId: string; ownerId: string; now: Date }

/** The seat that shall own a finding: an active member who sees its engagement. Throws InvalidInput for any other. */
export async function mustBeOwner(db: Transaction, { workspaceId, engagementId, ownerId, now }: Asked): Promise<Seat> {
  const seat = isUuid(ownerId) ? await readSeat({ db }, workspaceId, ownerId, now) : null
  if (seat === null) {
    throw new InvalidInput([{ path: ['ownerId'], message: 'The owner must be an active member. Choose another.' }])
  }
  if (!seesEngagement(await audienceOf({ db }, seat), engagementId)) {
    throw new InvalidInput([
      { path: ['ownerId'], message: `${seat.name} does not see this engagement. Give them access, or choose another.` },
    ])
  }
  return seat
}
