import { changeFindingOwner, commentOnFinding } from '../../packages/record/src/index.ts'
import { type ByHand, overPg, overPrisma, words } from './support/by-hand.ts'
import { openCommitWorld } from './support/commit-world.ts'
import { watchLog } from './support/log-watch.ts'
import { machine } from './support/machine.ts'
import { median, percentiles, writeResult } from './support/results.ts'
import { serverCpuMs } from './support/server-cpu.ts'
import { runWriters, type Written } from './support/writers.ts'

/*
 * Audited commits by 16 writers of one process on one workspace, through the record's own commands, beside the same
 * statements over Prisma alone and over bare pg. The three take turns on one durable PostgreSQL of this machine. Ours
 * asks for permission, checks the text, and counts only when every fact stands in the log; theirs leave that out.
 */
const rounds = Number(process.argv[2] ?? '7')
const seconds = Number(process.argv[3] ?? (rounds < 5 ? '1' : '3'))
const writers = 16
const connections = 20

type Work = 'comment' | 'release'
type Side = 'ours' | 'prisma' | 'pg'
type Round = Written & { cpuMs: number; serverMs: number; toTheLog: number[]; batches: number }

const world = await openCommitWorld(connections)
const pid = await world.backendPid()
try {
  const results: Record<string, unknown> = {}
  for (const work of ['comment', 'release'] as const) {
    const sides: Record<Side, Round[]> = { ours: [], prisma: [], pg: [] }
    // The first round warms each side up and is not counted.
    for (let round = 0; round <= rounds; round += 1) {
      for (const side of ['ours', 'prisma', 'pg'] as const) {
        const done = await take(side, work)
        if (round > 0) sides[side].push(done)
      }
    }
    results[work === 'comment' ? 'comments' : 'owners taken off findings'] = told(sides)
  }
  writeResult('commit', {
    machine: machine(),
    database: await world.shown('server_version', 'fsync', 'synchronous_commit', 'full_page_writes', 'wal_sync_method'),
    writers,
    connections,
    rounds: `${rounds} of ${seconds} s for each side in turn; medians of rounds`,
    ...results,
  })
} finally {
  await world.close()
}

async function take(side: Side, work: Work): Promise<Round> {
  // A release is done once a finding; comments go to findings of which no two writers hold the same at once.
  const findings = await world.findings(work === 'comment' ? 16 * writers : Math.ceil(3_000 * seconds))
  let turn = 0
  const next = () => findings[turn++ % findings.length] ?? ''
  const serverBefore = serverCpuMs(pid) ?? Number.NaN
  const measured = side === 'ours' ? await ourRound(work, next) : await theirRound(side, work, next)
  if (work === 'release' && turn > findings.length) throw new Error('There were too few findings to release')
  return { ...measured, serverMs: (serverCpuMs(pid) ?? Number.NaN) - serverBefore }
}

async function ourRound(work: Work, next: () => string): Promise<Omit<Round, 'serverMs'>> {
  const record = await world.open()
  const watch = await watchLog(world.ownerUrl, world.workspaceId)
  const answered = new Map<string, number>()
  const cpu = process.cpuUsage()
  const began = performance.now()
  const written = await runWriters(writers, seconds, async () => {
    const findingId = next()
    const id =
      work === 'comment'
        ? await commentOnFinding(record, world.viewer, { findingId, body: words })
        : await changeFindingOwner(record, world.viewer, { findingId, expectedVersion: 1, ownerId: null })
    answered.set(id, performance.now())
  })
  await record.sequencer.settle(world.workspaceId)
  const tookMs = performance.now() - began
  const { user, system } = process.cpuUsage(cpu)
  await record.close()
  const stood = await watch.stoodAt()
  const batches = watch.batches()
  await watch.close()
  const toTheLog = [...answered].map(([id, at]) => {
    const stoodAt = stood.get(id)
    if (stoodAt === undefined) throw new Error('A change was answered and does not stand in the log')
    return Math.max(0, stoodAt - at)
  })
  return { ...written, seconds: tookMs / 1_000, cpuMs: (user + system) / 1_000, toTheLog, batches }
}

async function theirRound(side: 'prisma' | 'pg', work: Work, next: () => string): Promise<Omit<Round, 'serverMs'>> {
  const open: (...args: Parameters<typeof overPg>) => ByHand = side === 'pg' ? overPg : overPrisma
  const byHand = open(world.ownerUrl, world.viewer, connections)
  const cpu = process.cpuUsage()
  const written = await runWriters(writers, seconds, () => byHand[work](next()))
  const { user, system } = process.cpuUsage(cpu)
  await byHand.close()
  await world.tidy()
  return { ...written, cpuMs: (user + system) / 1_000, toTheLog: [], batches: 0 }
}

function told(sides: Record<Side, Round[]>) {
  const rate = (side: Side) => median(sides[side].map(({ commits, seconds: took }) => commits / took))
  const perCommit = (side: Side, of: 'cpuMs' | 'serverMs') => median(sides[side].map((r) => r[of] / r.commits))
  const of = (side: Side) => ({
    'commits a second': Math.round(rate(side)),
    'answer, ms': percentiles(sides[side].flatMap(({ latencies }) => latencies)),
    'Node CPU a commit, ms': hundredth(perCommit(side, 'cpuMs')),
    'PostgreSQL CPU a commit, ms': hundredth(perCommit(side, 'serverMs')),
  })
  // Ratios of the same round, so that what else the machine does falls on both sides.
  const against = (other: Side) =>
    hundredth(median(sides.ours.map((mine, n) => mine.commits / mine.seconds / rateOf(sides[other][n]))))
  return {
    ours: {
      ...of('ours'),
      'from the answer to the log, ms': percentiles(sides.ours.flatMap(({ toTheLog }) => toTheLog)),
      'facts a batch': hundredth(median(sides.ours.map(({ commits, batches }) => commits / batches))),
    },
    'Prisma alone': of('prisma'),
    'bare pg': of('pg'),
    'ours of Prisma alone': against('prisma'),
    'ours of bare pg': against('pg'),
  }
}

function rateOf(round: Round | undefined): number {
  return round === undefined ? Number.NaN : round.commits / round.seconds
}

function hundredth(value: number): number {
  return Math.round(value * 100) / 100
}
