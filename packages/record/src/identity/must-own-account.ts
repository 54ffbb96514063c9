import { Denied } from '@assay/domain'
import type { EngagementRecord } from '../kernel/record.ts'

/**
 * The account of the address: made now, or the one that exists when the password is its own. Throws Denied otherwise.
 * An account that was left behind by an attempt that failed half-way is so taken up again.
 */
export async function mustOwnAccount(
  { auth }: Pick<EngagementRecord, 'auth'>,
  account: { name: string; email: string; password: string },
): Promise<string> {
  const known = await auth.accountOf(account.email)
  if (known === null) return auth.createAccount(account)
  if (await auth.passwordIs(known, account.password)) return known
  throw new Denied('This address has an account already. Give its password, or reset it first.')
}
