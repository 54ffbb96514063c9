import { setTimeout as pause } from 'node:timers/promises'
import type { ActivityKind } from '../../packages/domain/src/index.ts'
import { eventually } from '../support/eventually.ts'
import { askOrThrow, bearer, gid } from './support/ask.ts'
import { overSocket } from './support/carriers.ts'
import { databaseThroughDeafProxy } from './support/deaf-world.ts'
import { headOf, logOf } from './support/log.ts'
import { type Headers, signIn, signOut } from './support/people.ts'
import { type Proof, percentiles } from './support/proof.ts'
import { type Subscriber, subscribe } from './support/subscriber.ts'
import type { World } from './support/world.ts'
import { startWriters } from './support/writers.ts'

/**
 * Who follows, how the access is taken away through the first process, and how it is given back. `told` is the fact by
 * which the log tells of it; a session is no part of any log.
 */
type Access = {
  name: string
  headers: Headers
  told: ActivityKind | null
  takeAway(): Promise<void>
  giveBack(): Promise<void>
}

/**
 * Access is taken away through one process while its stream hangs on the other and everybody writes. What counts is
 * the time from the answer of the revocation to the last event that still came.
 */
export async function proveRevocation(world: World, { rounds }: { rounds: number }): Promise<Proof> {
  return prove('Revocation across two processes', world, { rounds, quietMs: 1_500, most: 1_000 })
}

/** The same while no notification reaches the processes: the sweep ends what the news would have ended. */
export async function proveRevocationUnheard(world: World, { rounds }: { rounds: number }): Promise<Proof> {
  const deaf = await databaseThroughDeafProxy(world)
  try {
    const name = 'Revocation across two processes, wake-ups lost'
    return await prove(name, deaf.world, { rounds, quietMs: 6_000, most: 5_000 })
  } finally {
    await deaf.close()
  }
}

type Measure = { rounds: number; quietMs: number; most: number }

async function prove(name: string, world: World, { rounds, quietMs, most }: Measure): Promise<Proof> {
  const writers = startWriters(world, { writers: 6, place: 0 })
  const took: number[] = []
  const latest = new Map<string, number>()
  const broken: string[] = []
  const kinds = [byToken, bySuspension, byGrant, bySignOut]
  for (let round = 0; round < rounds; round += 1) {
    const access = await (kinds[round % kinds.length] ?? byToken)(world)
    const from = await headOf(world)
    const url = () => world.apis[1].url
    const subscriber = subscribe({ name: access.name, from, url, open: overSocket({ headers: access.headers }) })
    await hears(subscriber, 3)
    await access.takeAway()
    const answered = Date.now()
    await pause(quietMs)
    const late = Math.max(0, (subscriber.heard.at(-1)?.arrivedAt ?? 0) - answered)
    took.push(late)
    latest.set(access.name, Math.max(late, latest.get(access.name) ?? 0))
    const heard = subscriber.heard.length
    await pause(300)
    if (subscriber.heard.length > heard) broken.push(`${access.name}: still heard after ${quietMs} ms`)
    subscriber.stop()
    const told = (await logOf(world, from)).find(({ kind }) => kind === access.told)
    const past = subscriber.heard.filter(({ seq }) => told !== undefined && seq > told.seq)
    if (access.told !== null && told === undefined) broken.push(`${access.name}: the log does not tell of it`)
    if (past.length > 0) broken.push(`${access.name}: heard ${past.length} facts from after the revocation`)
    await access.giveBack()
  }
  await writers.stop()
  const { p50, p99, max } = percentiles(took)
  return {
    name,
    counts: {
      rounds,
      'last event after the answer, ms (p50, p99, max)': [p50, p99, max].map(Math.round).join(', '),
      'at most, ms': [...latest].map(([kind, ms]) => `${kind} ${ms}`).join(', '),
      'writes meanwhile': writers.acknowledged.length,
    },
    broken,
    goals: [{ what: 'last event after the answer, ms (p99)', measured: p99, most }],
  }
}

const hears = (subscriber: Subscriber, count: number) =>
  eventually(`${subscriber.name} hears`, () => subscriber.heard.length >= count, 30_000)

async function byToken(world: World): Promise<Access> {
  const admin = await signIn(world, world.admin)
  const { createApiToken } = await askOrThrow<{ createApiToken: { secret: string; token: { id: string } } }>(
    world.apis[0].url,
    admin,
    'mutation { createApiToken(input: { name: "short-lived", scopes: [READ] }) { ... on ApiTokenIssued { secret token { id } } } }',
  )
  const { secret, token } = createApiToken
  return {
    name: 'a revoked token',
    told: 'token.revoked',
    headers: bearer(secret),
    takeAway: () => run(world, admin, 'revokeApiToken', 'RevokeApiTokenInput', { tokenId: token.id }),
    giveBack: async () => undefined,
  }
}

async function bySuspension(world: World): Promise<Access> {
  const admin = await signIn(world, world.admin)
  const membershipId = gid('Membership', world.member.membershipId)
  const become = async (status: string) => {
    const { node } = await askOrThrow<{ node: { version: number } }>(
      world.apis[0].url,
      admin,
      'query ($id: ID!) { node(id: $id) { ... on Membership { version } } }',
      { id: membershipId },
    )
    const input = { membershipId, expectedVersion: node.version, status }
    await run(world, admin, 'changeMember', 'ChangeMemberInput', input)
  }
  return {
    name: 'a suspended member',
    told: 'member.changed',
    headers: await signIn(world, world.member),
    takeAway: () => become('SUSPENDED'),
    giveBack: () => become('ACTIVE'),
  }
}

async function byGrant(world: World): Promise<Access> {
  const admin = await signIn(world, world.admin)
  const membershipId = gid('Membership', world.guest.membershipId)
  const { node } = await askOrThrow<{ node: { grants: { id: string }[] } }>(
    world.apis[0].url,
    admin,
    'query ($id: ID!) { node(id: $id) { ... on Membership { grants { id } } } }',
    { id: membershipId },
  )
  const engagementId = gid('Engagement', world.engagements[0].id)
  return {
    name: 'a guest without a grant',
    told: 'grant.withdrawn',
    headers: await signIn(world, world.guest),
    takeAway: () => run(world, admin, 'withdrawGrant', 'WithdrawGrantInput', { grantId: node.grants[0]?.id }),
    giveBack: () => run(world, admin, 'giveGrant', 'GiveGrantInput', { membershipId, engagementId, role: 'VIEWER' }),
  }
}

async function bySignOut(world: World): Promise<Access> {
  const headers = await signIn(world, world.member)
  return {
    name: 'who signed out',
    headers,
    told: null,
    takeAway: () => signOut(world, headers),
    giveBack: async () => undefined,
  }
}

/** One command through the first process; a refusal is a mistake of the proof. */
async function run(world: World, headers: Headers, command: string, type: string, input: object): Promise<void> {
  const text = `mutation ($input: ${type}!) { ${command}(input: $input) { __typename ... on Refusal { message } } }`
  const data = await askOrThrow<Record<string, { message?: string }>>(world.apis[0].url, headers, text, { input })
  const message = data[command]?.message
  if (message !== undefined) throw new Error(`${command}: ${message}`)
}
