import { type ApprovalCase, type Approver, Denied } from '@assay/domain'

export function approverOf({ people }: ApprovalCase, membershipId: string): Approver {
  const person = people.find(({ id }) => id === membershipId)
  if (person === undefined) throw new Denied('Only active members decide on overrides')
  return person
}
