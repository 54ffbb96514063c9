import { Denied, NotFound } from '@assay/domain'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Session } from './auth.ts'
import { seatsOfAccount } from './viewer-of-session.ts'

/** The session acts from its seat in another workspace from the next request on. */
export async function switchWorkspace(
  record: EngagementRecord,
  session: Session | null,
  workspaceId: string,
): Promise<string> {
  if (session === null) throw new Denied('Only a person who is signed in can switch between workspaces.')
  const seats = await seatsOfAccount(record, session.userId)
  if (!seats.some((seat) => seat.workspaceId === workspaceId)) throw new NotFound('workspace')
  await record.auth.chooseWorkspace(session.id, workspaceId)
  return workspaceId
}
