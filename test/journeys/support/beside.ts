import { type EngagementRecord, seatsOfAccount, type Viewer, viewerOfSeat } from '../../../packages/record/src/index.ts'

/** A person acting beside the server, as another process does. */
export async function seatOf(record: EngagementRecord, email: string): Promise<Viewer> {
  const [seat] = await seatsOfAccount(record, (await record.auth.accountOf(email)) ?? '')
  const viewer = seat && (await viewerOfSeat(record, seat.workspaceId, seat.membershipId))
  if (!viewer) throw new Error(`${email} has no seat`)
  return viewer
}

/** What the record knows by a node of the graph. */
export const uuidOf = (nodeId: string) => Buffer.from(nodeId, 'base64').toString().split(':')[1] ?? ''
