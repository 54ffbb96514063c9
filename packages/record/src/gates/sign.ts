import type { SessionMethod, Signer, TeamFunction } from '@assay/domain'
import type { Transaction } from '../kernel/database.ts'
import type { SeatRow } from './accountable-of.ts'

type Signing = {
  workspaceId: string
  decisionId: string
  signer: Signer
  teamId: string | null
  kind: 'DECIDES' | 'CONCURS'
  meaning: string
  digest: string
  /** How the signer proved to be there; their password where nobody said otherwise. */
  method?: SessionMethod | undefined
  now: Date
}

/** Strikes one signature of a person who has just proved to be there. */
export async function sign(
  tx: Transaction,
  { signer, now, method = 'PASSWORD', ...signing }: Signing,
): Promise<string> {
  const { id } = await tx.signature.create({
    data: { ...signing, signerId: signer.id, method, signedAt: now },
  })
  return id
}

/** The team that the holder of the A signs for; null for the use-case owner, who signs in person. */
export function decidingTeam(signer: Signer, seats: readonly SeatRow[]): string | null {
  const teamId = seats[0]?.teamId ?? null
  return signer.teams.some(({ id }) => id === teamId) ? teamId : null
}

/** The team that a concurring signer signs for: one of those that are asked for, else their own. */
export function concurringTeam(signer: Signer, asked: readonly TeamFunction[]): string | null {
  const team = signer.teams.find((each) => asked.includes(each.function)) ?? signer.teams[0]
  return team?.id ?? null
}
