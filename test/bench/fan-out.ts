import { readFileSync } from 'node:fs'
import path from 'node:path'
import { getOperationAST, parse } from 'graphql'
import { root } from '../../scripts/lib/root.ts'
import { type Run, runServer, type ServerKind } from './support/fan-out/run-server.ts'
import { openFanOutWorld } from './support/fan-out/world.ts'
import { machine } from './support/machine.ts'
import { percentiles, writeResult } from './support/results.ts'

/*
 * Subscribers on real sockets follow one workspace by the page's own document, and hear of comments that another
 * process commits. The product's server stands beside a bare ws server that is handed the same bytes, and beside
 * graphql-ws with one execution a subscriber; each in a process of its own, one after another on one machine. Whether
 * everybody heard everything, once and in order, is checked; how fast it went is told and not judged.
 */
const sizes = process.argv.slice(2).map(Number)
if (sizes.length === 0) sizes.push(1_000, 5_000)
const events = Number(process.env.ASSAY_BENCH_EVENTS ?? '200')
/** One execution a subscriber is so slow that more would only take longer. */
const stockExecutions = 5_000
const documentName = 'LiveActivity'

const world = await openFanOutWorld()
try {
  const results: Record<string, unknown> = {}
  for (const subscribers of sizes) {
    const tokens = await world.tokensFor(subscribers)
    const run = (kind: ServerKind, count: number, bodies: readonly Buffer[] = []) =>
      runServer(world, {
        kind,
        tokens,
        documentHash: hashOf(documentName),
        warmUp: Math.ceil(count / 10),
        events: count,
        bodies,
      })
    const ours = await run('assay', events)
    const raw = await run('raw', events, ours.bodies)
    const stock = await run('stock', Math.max(1, Math.min(events, Math.round(stockExecutions / subscribers))))
    const perCpuSecond = ({ messages, cpuMs }: Run) => messages / (cpuMs / 1_000)
    const told = (of: Run) => ({
      events: of.messages / subscribers,
      messages: of.messages,
      'server CPU, s': Math.round(of.cpuMs / 10) / 100,
      'messages a CPU second': Math.round(perCpuSecond(of)),
      'delivery, ms': percentiles(of.latencies),
    })
    results[`${subscribers} subscribers`] = {
      'bytes a message': Math.round(ours.bodies.reduce((sum, { length }) => sum + length, 0) / ours.bodies.length),
      ours: told(ours),
      'bare ws, the same bytes': told(raw),
      'graphql-ws, one execution a subscriber': told(stock),
      'ours of bare ws': Math.round((perCpuSecond(ours) / perCpuSecond(raw)) * 100) / 100,
      'ours of one execution a subscriber': Math.round((perCpuSecond(ours) / perCpuSecond(stock)) * 10) / 10,
    }
  }
  writeResult('fan-out', {
    machine: machine(),
    document: `${documentName}, the one stream of every page`,
    delivery: 'from the answer of the command (bare ws: from handing the message over) to the subscriber',
    ...results,
  })
} finally {
  await world.close()
}

/** What the page sends for the document of this name. */
function hashOf(name: string): string {
  const file = path.join(root, 'apps/web/src/generated/gql/persisted-documents.json')
  const documents = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>)
  const [hash] = documents.find(([, text]) => getOperationAST(parse(text))?.name?.value === name) ?? []
  if (hash === undefined) throw new Error(`The page has no document ${name}`)
  return hash
}
