import { mustOwnAccount } from '../../../packages/record/src/identity/must-own-account.ts'
import type { EngagementRecord } from '../../../packages/record/src/kernel/record.ts'
import { demoPassword } from '../../../packages/record/src/workspaces/demo-personas.ts'

/** An account for each, with the demo’s password; answers with their ids by address. */
export async function openAccounts(
  record: EngagementRecord,
  people: readonly { name: string; email: string }[],
): Promise<Map<string, string>> {
  const opened = people.map(async ({ name, email }) => {
    return [email, await mustOwnAccount(record, { name, email, password: demoPassword })] as const
  })
  return new Map(await Promise.all(opened))
}
