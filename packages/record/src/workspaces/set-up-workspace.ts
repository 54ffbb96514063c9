import { Denied, type Separation } from '@assay/domain'
import { exclusively } from '../identity/exclusively.ts'
import { mustBeFit, normalEmail } from '../identity/member-input.ts'
import { mustOwnAccount } from '../identity/must-own-account.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import { type CreatedWorkspace, createWorkspace } from './create-workspace.ts'
import { isEmpty } from './setup-state.ts'

export type SetUpWorkspace = {
  workspaceName: string
  name: string
  email: string
  password: string
  separation?: Separation
}

/**
 * Makes the first workspace and its administrator; whoever comes first owns the installation. Of several at once, one
 * wins and the others are refused. Answers with the ids.
 */
export async function setUpWorkspace(record: EngagementRecord, input: SetUpWorkspace): Promise<CreatedWorkspace> {
  const { workspaceName, name, email, password } = mustBeFit(input)
  return exclusively(record, 'set-up', async () => {
    if (!(await isEmpty(record)))
      throw new Denied('This installation is set up already. Sign in, or ask for an invitation.')
    const userId = await mustOwnAccount(record, { name, email: normalEmail(email), password })
    return createWorkspace(record, {
      name: workspaceName,
      ...(input.separation === undefined ? {} : { separation: input.separation }),
      owner: { userId, name, email: normalEmail(email) },
    })
  })
}
