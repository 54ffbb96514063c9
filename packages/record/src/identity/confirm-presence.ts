import { Denied, stepUpMinutes } from '@assay/domain'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Session } from './auth.ts'
import { tries } from './tries.ts'

/** The person of this session proves to be there, as signing asks. Answers with the moment until which it counts. */
export async function confirmPresence(
  record: EngagementRecord,
  session: Session | null,
  password: string,
): Promise<Date> {
  if (session === null) throw new Denied('Only a person who is signed in can confirm to be there.')
  const now = record.now()
  await tries.guard(`session ${session.id}`, now, async () => {
    if (await record.auth.passwordIs(session.userId, password)) return
    throw new Denied('That is not your password.')
  })
  await record.auth.confirmPresence(session.id, now)
  return new Date(now.getTime() + stepUpMinutes * 60_000)
}
