import { Denied, type SessionMethod } from '@assay/domain'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Session } from './auth.ts'

/** One way to prove to be there. A further one (a code, a passkey) is one more entry of `presenceMethods`. */
type PresenceMethod = {
  /** Whether this person has it. */
  isOpenTo(record: EngagementRecord, session: Session): Promise<boolean>
  /** Whether the answer proves it. */
  proves(record: EngagementRecord, session: Session, answer: string): Promise<boolean>
  /** The refusal of a wrong answer. */
  wrong: string
}

export const presenceMethods: { readonly [method in SessionMethod]?: PresenceMethod } = {
  PASSWORD: {
    isOpenTo: async () => true,
    proves: (record, session, password) => record.auth.passwordIs(session.userId, password),
    wrong: 'That is not your password.',
  },
}

/** The ways in which this person can prove to be there, the usual one first. */
export async function presenceMethodsOf(record: EngagementRecord, session: Session | null): Promise<SessionMethod[]> {
  if (session === null) return []
  const open: SessionMethod[] = []
  for (const [method, { isOpenTo }] of Object.entries(presenceMethods)) {
    if (await isOpenTo(record, session)) open.push(method as SessionMethod)
  }
  return open
}

export function mustBeMethod(method: SessionMethod): PresenceMethod {
  const known = presenceMethods[method]
  if (known === undefined) throw new Denied('This way to confirm that it is you is not open here. Use your password.')
  return known
}
