import type { TeamFunction } from '../../../packages/domain/src/index.ts'
import type { Transaction } from '../../../packages/record/src/kernel/database.ts'
import type { Actor } from '../../../packages/record/src/kernel/viewer.ts'
import type { Person } from '../story/story.ts'
import type { Book } from './book.ts'
import type { Clock } from './clock.ts'

export type Seat = { actor: Actor; name: string; teamId: string | null }
export type EvidenceTypeOf = { id: string; name: string; validityDays: number | null; binding: string }
export type DefinitionOf = { id: string; stage: string; subjectType: string }

/** What the story leans on: the workspace as it was founded, and the day it is told on. */
export type World = {
  workspaceId: string
  /** Keeps the ids of two workspaces apart. */
  slug: string
  clock: Clock
  seat(person: Person): Seat
  /** The id of the person's membership; throws for a service account. */
  member(person: Person): string
  teamId(function_: TeamFunction): string
  evidenceType(code: string): EvidenceTypeOf
  definitions: readonly DefinitionOf[]
}

/** One thing that happens. What reads the database is `awaited`: everything before it is written first. */
export type Moment = { at: Date; play(book: Book): void } | { at: Date; awaited(book: Book): Promise<void> }

export const system: Actor = { type: 'SYSTEM', id: null, name: 'Assay' }

export async function readWorld(
  tx: Transaction,
  workspaceId: string,
  given: { slug: string; clock: Clock; seats: ReadonlyMap<Person, Seat> },
): Promise<World> {
  const where = { workspaceId }
  const teams = await tx.team.findMany({ where })
  const types = await tx.evidenceType.findMany({ where })
  const definitions = await tx.gateDefinition.findMany({
    where: { ...where, isCurrent: true },
    orderBy: { number: 'asc' },
  })
  const teamIds = new Map(teams.map((team) => [team.function, team.id]))
  const typesByCode = new Map(types.map((type) => [type.code, type]))
  const seat = (person: Person) => found(given.seats.get(person), person)
  return {
    workspaceId,
    slug: given.slug,
    clock: given.clock,
    seat,
    member(person) {
      const { actor } = seat(person)
      return found(actor.type === 'MEMBERSHIP' ? actor.id : undefined, person)
    },
    teamId: (function_) => found(teamIds.get(function_), function_),
    evidenceType: (code) => found(typesByCode.get(code), code),
    definitions,
  }
}

export function found<T>(value: T | undefined | null, name: string): T {
  if (value === undefined || value === null) throw new Error(`The demo names ${name}, which is not there`)
  return value
}
