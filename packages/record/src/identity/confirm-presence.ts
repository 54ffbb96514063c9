import { Denied, type SessionMethod, stepUpMinutes } from '@assay/domain'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Session } from './auth.ts'
import { mustBeMethod } from './presence-methods.ts'
import { tries } from './tries.ts'

/** The person of this session proves to be there, as signing asks. Answers with the moment until which it counts. */
export async function confirmPresence(
  record: EngagementRecord,
  session: Session | null,
  answer: string,
  by: SessionMethod = 'PASSWORD',
): Promise<Date> {
  if (session === null) throw new Denied('Only a person who is signed in can confirm to be there.')
  const method = mustBeMethod(by)
  const now = record.now()
  await tries.guard(`session ${session.id}`, now, async () => {
    if (await method.proves(record, session, answer)) return
    throw new Denied(method.wrong)
  })
  await record.auth.confirmPresence(session.id, now, by)
  return new Date(now.getTime() + stepUpMinutes * 60_000)
}
