import { type Severity, severityRank } from '../findings/severity.ts'
import { type InvalidField, InvalidInput } from '../refusal.ts'
import { spoken } from '../spoken.ts'
import type { OverridePolicy } from './policy.ts'
import type { OverrideSeat, OverrideType } from './words.ts'

export type Proposal = {
  type: OverrideType
  /** The finding's rating, before any override. */
  rated: Severity
  /** What SEVERITY_ADJUSTED makes of it; null for the other types. */
  severity: Severity | null
  expiresAt: Date | null
}

const dayMs = 86_400_000

/** Rule 4: an override that lets a weakness stand ends; one that calls it false, or makes it graver, need not. */
export function mustExpire({ type, rated, severity }: Omit<Proposal, 'expiresAt'>): boolean {
  if (type === 'SEVERITY_ADJUSTED') return !raises({ type, rated, severity })
  return type !== 'FALSE_POSITIVE'
}

/** Raising a severity needs nobody's approval. */
export function raises({ type, rated, severity }: Omit<Proposal, 'expiresAt'>): boolean {
  return type === 'SEVERITY_ADJUSTED' && severity !== null && severityRank(severity) > severityRank(rated)
}

/** The last moment at which an override of such a finding may end, when it is proposed now. */
export function latestExpiry(rated: Severity, now: Date, policy: OverridePolicy): Date {
  return new Date(now.getTime() + policy.longest[rated] * dayMs)
}

/** The seats that have to approve it: more of them, and higher ones, the graver the finding is rated. */
export function seatsToApprove(proposal: Omit<Proposal, 'expiresAt'>, policy: OverridePolicy): readonly OverrideSeat[] {
  if (raises(proposal)) return []
  const { type, rated } = proposal
  return type === 'FALSE_POSITIVE' && policy.singleTriagerFor.includes(rated) ? ['TRIAGER'] : policy.approvers[rated]
}

/** Why this cannot be proposed, or null (rule 4). */
export function objectionToProposal(proposal: Proposal, now: Date, policy: OverridePolicy): InvalidInput | null {
  const fields = [...severityFaults(proposal), ...expiryFaults(proposal, now, policy)]
  return fields.length === 0 ? null : new InvalidInput(fields)
}

function severityFaults({ type, rated, severity }: Proposal): InvalidField[] {
  const fault = (message: string) => [{ path: ['severity'], message }]
  if (type !== 'SEVERITY_ADJUSTED') {
    return severity === null ? [] : fault('Only an adjusted severity names one. Leave it out.')
  }
  if (severity === null) return fault('Name the severity that it shall have.')
  return severity === rated ? fault(`It is rated ${spoken(rated)} already. Name another severity.`) : []
}

function expiryFaults(proposal: Proposal, now: Date, policy: OverridePolicy): InvalidField[] {
  const { type, rated, expiresAt } = proposal
  const fault = (message: string) => [{ path: ['expiresAt'], message }]
  if (expiresAt === null) {
    return mustExpire(proposal) ? fault('Say until when it holds. What is let stand has to be looked at again.') : []
  }
  if (expiresAt <= now) return fault('Let it end in the future.')
  // An end of its own choice cannot make a false positive or a graver severity worse.
  if (type === 'FALSE_POSITIVE' || raises(proposal)) return []
  const latest = latestExpiry(rated, now, policy)
  return expiresAt > latest
    ? fault(
        `A finding rated ${spoken(rated)} may be let stand for ${policy.longest[rated]} days at most: until ${latest.toISOString().slice(0, 10)}.`,
      )
    : []
}
