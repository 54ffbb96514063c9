import { randomBytes } from 'node:crypto'
import type { Role, Separation, TeamFunction } from '../../../packages/domain/src/index.ts'
import { loadCatalogue } from '../../../packages/record/src/catalogue/load-catalogue.ts'
import { readCatalogue } from '../../../packages/record/src/catalogue/read-catalogue.ts'
import type { Prisma } from '../../../packages/record/src/generated/client/client.ts'
import { hashToken } from '../../../packages/record/src/identity/token-secret.ts'
import type { Person } from '../story/story.ts'
import type { Book } from './book.ts'
import { type Clock, later, type When } from './clock.ts'
import { idOf } from './ids.ts'
import { changed } from './places.ts'
import { readWorld, type Seat, system, type World } from './world.ts'

export type Founder = {
  person: Person
  name: string
  email: string
  role: Role
  grants: readonly Role[]
  teams: readonly TeamFunction[]
  isLead: boolean
  /** The account; null for someone who has left. */
  userId: string | null
}

export type Founding = {
  slug: string
  name: string
  separation: Separation
  founded: When
  people: readonly Founder[]
}

/** The ids of both workspaces are fixed, so that a second start finds them. */
export const workspaceIdOf = (slug: string): string => idOf('workspace', slug)

/** A workspace with its catalogue, its people and its pipeline’s token, as on the day that it was founded. */
export async function foundWorkspace(book: Book, clock: Clock, founding: Founding): Promise<World> {
  const { tx, workspaceId } = book
  const { slug, name, separation } = founding
  const at = clock.at(founding.founded)
  const catalogue = await readCatalogue()
  const policies = catalogue.policies as Prisma.InputJsonObject
  const dates = { createdAt: at, updatedAt: at }
  await tx.workspace.create({ data: { id: workspaceId, slug, name, separation, isDemo: true, policies, ...dates } })
  await loadCatalogue(tx, workspaceId, at, catalogue)
  const subject = { type: 'Workspace', id: workspaceId } as const
  book.state({ kind: 'workspace.created', subject, changes: [changed('name', null, name)], at, by: system })

  const seats = new Map<Person, Seat>()
  const given = { slug, clock, seats }
  const world = await readWorld(tx, workspaceId, given)
  await seatPeople(book, world, founding, seats)
  await makePipeline(book, world, founding, seats)
  return world
}

async function seatPeople(book: Book, world: World, { founded, people }: Founding, seats: Map<Person, Seat>) {
  const { tx, workspaceId } = book
  const seated = people.map((founder, index) => {
    const id = idOf(world.slug, 'member', founder.person)
    const [team] = founder.teams
    const actor = { type: 'MEMBERSHIP', id, name: founder.name } as const
    seats.set(founder.person, { actor, name: founder.name, teamId: team === undefined ? null : world.teamId(team) })
    return { ...founder, id, at: world.clock.at(later(founded, 10 + index * 6)) }
  })
  await tx.membership.createMany({
    data: seated.map(({ id, userId, name, email, role, at }) => ({
      ...{ workspaceId, id, userId, name, email, role, createdAt: at, updatedAt: at },
    })),
  })
  await tx.teamMember.createMany({
    data: seated.flatMap(({ id, teams, isLead }) =>
      teams.map((team) => ({ workspaceId, teamId: world.teamId(team), membershipId: id, isLead })),
    ),
  })
  await tx.grant.createMany({
    data: seated.flatMap(({ id, grants, at }) =>
      grants.map((role) => ({ workspaceId, membershipId: id, role, createdAt: at, updatedAt: at })),
    ),
  })
  for (const { id, name, role, at } of seated) {
    const changes = [changed('name', null, name), changed('role', null, role)]
    const by = { type: 'MEMBERSHIP', id, name } as const
    book.state({ kind: 'member.joined', subject: { type: 'Membership', id }, changes, at, by })
  }
}

/** The token that pipelines hand files in with; its secret is known to nobody. */
async function makePipeline(book: Book, world: World, { founded, people }: Founding, seats: Map<Person, Seat>) {
  const maker = people.find(({ role }) => role === 'ADMIN')?.person ?? ''
  const at = world.clock.at(later(founded, 150))
  const id = idOf(world.slug, 'token', 'pipeline')
  const name = 'Model pipeline'
  const scopes = 'intake evidence:write findings:write'
  const hash = Uint8Array.from(hashToken(randomBytes(32).toString('hex')))
  const { workspaceId } = book
  const data = { workspaceId, id, name, prefix: 'assay_pIpE1i', hash, scopes, createdById: world.member(maker) }
  await book.tx.apiToken.create({ data: { ...data, createdAt: at, updatedAt: at, lastUsedAt: world.clock.at(0.2) } })
  const changes = [changed('name', null, name), changed('scopes', null, scopes)]
  const by = world.seat(maker).actor
  book.state({ kind: 'token.created', subject: { type: 'ApiToken', id }, changes, at, by })
  seats.set('pipeline', { actor: { type: 'TOKEN', id, name }, name, teamId: null })
}
