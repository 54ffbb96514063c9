import type { Snapshot } from '../kernel/snapshot.ts'
import type { Audience } from '../kernel/viewer.ts'
import { seesEngagement } from '../kernel/visible.ts'
import { readFrame } from '../raci/raci-frame.ts'
import type { DepartureItem } from './departure.ts'
import type { Leaver } from './read-departure.ts'

/** Cells that name the person, and those with the A of teams in which nobody else may sign. */
export async function cellsLeft(
  snapshot: Snapshot,
  audience: Audience,
  leaver: Leaver,
  now: Date,
): Promise<DepartureItem[]> {
  const { db } = snapshot
  const { workspaceId } = audience
  const deserted = await desertedTeams(snapshot, workspaceId, leaver, now)
  const cells = await db.responsibility.findMany({
    where: {
      workspaceId,
      code: { in: ['A', 'AR', 'R'] },
      OR: [{ membershipId: leaver.id }, { membershipId: null, teamId: { in: deserted }, code: { in: ['A', 'AR'] } }],
    },
    include: { engagement: { select: { key: true } }, team: { select: { name: true } } },
    orderBy: { id: 'asc' },
  })
  const { rows } = await readFrame(snapshot, workspaceId)
  return rows.flatMap(({ scope, scopeCode, name, group }) =>
    cells
      .filter((cell) => cell.scope === scope && cell.scopeCode === scopeCode)
      .filter(({ engagementId }) => engagementId === null || seesEngagement(audience, engagementId))
      .map(({ membershipId, code, team, engagement }): DepartureItem => {
        const named = membershipId !== null
        const accountable = code.includes('A')
        return {
          kind: named ? (accountable ? 'ACCOUNTABLE' : 'RESPONSIBLE') : 'TEAM_WITHOUT_SIGNER',
          label: name,
          detail: named ? `${code} of ${team?.name ?? 'a team'}` : `${team?.name ?? 'A team'}: ${group.toLowerCase()}`,
          key: null,
          engagementKey: engagement?.key ?? null,
          moves: named,
        }
      }),
  )
}

/** The person's teams in which nobody else may sign. */
async function desertedTeams(
  { db }: Snapshot,
  workspaceId: string,
  { id, teamIds, signs }: Leaver,
  now: Date,
): Promise<string[]> {
  if (!signs) return []
  const others = await db.teamMember.findMany({
    where: {
      workspaceId,
      teamId: { in: teamIds },
      membership: {
        id: { not: id },
        status: 'ACTIVE',
        OR: [
          { role: 'SIGNER' },
          { grants: { some: { role: 'SIGNER', OR: [{ validTo: null }, { validTo: { gt: now } }] } } },
        ],
      },
    },
    select: { teamId: true },
  })
  return teamIds.filter((team) => !others.some(({ teamId }) => teamId === team))
}
