import { setTimeout as pause } from 'node:timers/promises'
import { bearer, gid } from './support/ask.ts'
import { overEvents, overSocket } from './support/carriers.ts'
import { headOf, type Watching } from './support/log.ts'
import { nothingLost } from './support/nothing-lost.ts'
import { signIn } from './support/people.ts'
import type { Proof } from './support/proof.ts'
import { subscribe } from './support/subscriber.ts'
import type { World } from './support/world.ts'
import { startWriters } from './support/writers.ts'

export type Drops = { clients: number; connections: number; processes: number }

type Victim = 'client' | 'connection' | 'process'

/**
 * Clients, api processes and database connections are cut off while sixteen writers run. Whoever follows has in the
 * end what the log says, in its order and once, and what was acknowledged stands in the log once.
 */
export async function proveDrops(world: World, wanted: Drops): Promise<Proof> {
  const { apis } = world
  const from = await headOf(world)
  const watching = await followers(world, from)
  const writers = startWriters(world)
  const done = { client: 0, connection: 0, process: 0 }
  const cut = { listening: 0, sequencing: 0, other: 0 }
  let restarting: Promise<void> = Promise.resolve()

  async function dropConnection() {
    const kind = (['listening', 'sequencing', 'other'] as const)[done.connection % 3] ?? 'other'
    const found = await cutOne(world, kind)
    if (found === null) return
    cut[found] += 1
    done.connection += 1
  }
  function dropClient() {
    const open = watching.filter(({ subscriber }) => subscriber.carrier() !== null)
    const { subscriber } = open[Math.floor(Math.random() * open.length)] ?? {}
    if (subscriber === undefined) return
    subscriber.carrier()?.drop()
    done.client += 1
  }
  async function dropProcess() {
    // One serves while the other starts again.
    await restarting
    const api = apis[done.process % 2 === 0 ? 0 : 1]
    done.process += 1
    await api.kill()
    restarting = api.start()
  }

  for (const victim of inTurns(wanted)) {
    if (victim === 'client') dropClient()
    else if (victim === 'connection') await dropConnection()
    else await dropProcess()
    await pause(5 + 20 * Math.random())
  }
  while (done.client < wanted.clients) {
    dropClient()
    await pause(5)
  }
  while (done.connection < wanted.connections) await dropConnection()
  await restarting
  await writers.stop()

  const { counts, broken } = await nothingLost(world, watching, writers, from)
  return {
    name: 'Forced drops',
    counts: {
      drops: done.client + done.connection + done.process,
      'of clients': done.client,
      'of api processes (kill -9)': done.process,
      'of database connections': done.connection,
      'of these while they listen, sequence, do other things': `${cut.listening}, ${cut.sequencing}, ${cut.other}`,
      ...counts,
    },
    broken,
    goals: [],
  }
}

async function followers(world: World, from: number): Promise<Watching[]> {
  const { apis, engagements, tokens } = world
  const [here] = engagements
  const guest = await signIn(world, world.guest)
  const member = await signIn(world, world.member)
  let turn = 0
  const url = () => {
    turn += 1
    return apis[turn % 2 === 0 ? 0 : 1].url
  }
  const scope = { engagement: gid('Engagement', here.id) }
  const all: Watching[] = []
  const add = (name: string, open: Parameters<typeof subscribe>[0]['open'], sees: Watching['sees']) => {
    all.push({ subscriber: subscribe({ name: `${name} ${all.length + 1}`, from, url, open }), sees })
  }
  for (let each = 0; each < 4; each += 1) {
    const headers = bearer(tokens[each] ?? '')
    const onlyHere: Watching['sees'] = ({ engagementId }) => engagementId === here.id
    add('the workspace by token', overSocket({ headers }), () => true)
    add('the workspace by session', overSocket({ headers: member }), () => true)
    add('one engagement', overSocket({ headers, scope }), onlyHere)
    add('a guest', overSocket({ headers: guest }), onlyHere)
    add('a kind with its text', overSocket({ headers, kinds: ['finding.commented'], withBody: true }), isComment)
    add('events', overEvents({ headers }), () => true)
  }
  return all
}

const isComment: Watching['sees'] = ({ kind }) => kind === 'finding.commented'

/** The victims, mixed evenly: processes take longest, so they begin early. */
function inTurns({ clients, connections, processes }: Drops): Victim[] {
  const places = (victim: Victim, count: number) =>
    Array.from({ length: count }, (_, index) => ({ victim, at: (index + 0.5) / count }))
  return [...places('client', clients), ...places('connection', connections), ...places('process', processes)]
    .sort((a, b) => a.at - b.at)
    .map(({ victim }) => victim)
}

type Kind = 'listening' | 'sequencing' | 'other'

/** Ends one connection of the product's to the database; of another kind where there is none of this one now. */
async function cutOne({ database }: World, wanted: Kind): Promise<Kind | null> {
  const [row] = await database.ask<{ kind: Kind }>(
    `WITH connection AS (
       SELECT pid, CASE WHEN query ~ 'LISTEN' THEN 'listening'
                        WHEN query ~ 'activity_pending|activity_head|pg_advisory_xact_lock|INTO activity' THEN 'sequencing'
                        ELSE 'other' END AS kind
       FROM pg_stat_activity
       WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()),
     victim AS (SELECT * FROM connection ORDER BY kind <> $1, random() LIMIT 1)
     SELECT kind FROM victim WHERE pg_terminate_backend(pid)`,
    [wanted],
  )
  return row?.kind ?? null
}
