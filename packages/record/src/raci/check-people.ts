import { InvalidInput } from '@assay/domain'
import { uuidOr } from '../engagements/row-key.ts'
import type { Transaction } from '../kernel/database.ts'

export type NamedCell = { code: string; teamId: string | null; personId: string }

/**
 * Whom cells may name: active members of the team and, with the A, those who may sign. Answers with their names by id.
 * Throws InvalidInput for anybody else.
 */
export async function checkPeople(
  tx: Transaction,
  workspaceId: string,
  cells: readonly NamedCell[],
  now: Date,
): Promise<Map<string, string>> {
  if (cells.length === 0) return new Map()
  const people = await tx.membership.findMany({
    where: { workspaceId, id: { in: cells.map(({ personId }) => uuidOr(personId)) } },
    include: {
      teams: { select: { teamId: true } },
      grants: { where: { role: 'SIGNER', OR: [{ validTo: null }, { validTo: { gt: now } }] } },
    },
  })
  for (const { code, teamId, personId } of cells) {
    const person = people.find(({ id }) => id === personId)
    if (person === undefined || person.status !== 'ACTIVE') throw refused('Name somebody with an active seat.')
    if (!person.teams.some((each) => each.teamId === teamId)) {
      throw refused(`${person.name} is not in this team. Name one of its people, or seat them in the team first.`)
    }
    if (code.includes('A') && person.role !== 'SIGNER' && person.grants.length === 0) {
      throw refused(`${person.name} may not sign, so the A cannot name them. Name a signer, or ask for the role.`)
    }
  }
  return new Map(people.map(({ id, name }) => [id, name]))
}

const refused = (message: string) => new InvalidInput([{ path: ['personId'], message }])
