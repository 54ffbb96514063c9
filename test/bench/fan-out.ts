import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { getOperationAST, parse } from 'graphql'
import { root } from '../../scripts/lib/root.ts'
import { type Run, runServer } from './support/fan-out/run-server.ts'
import { openFanOutWorld } from './support/fan-out/world.ts'
import { machine } from './support/machine.ts'
import { percentiles, writeResult } from './support/results.ts'

/*
 * Subscribers on real sockets follow one workspace by the page's own document, and hear of comments that another
 * process commits. The product's server stands beside a bare ws server that is handed the same bytes, and beside
 * graphql-ws with one execution a subscriber; each in a process of its own, one after another on one machine. Whether
 * everybody heard everything, once and in order, is checked; how fast it went is told and not judged.
 *
 * With --without-stock the third is left out: it alone takes minutes at thousands of subscribers.
 */
const { values: asked, positionals } = parseArgs({
  options: { 'without-stock': { type: 'boolean', default: false } },
  allowPositionals: true,
})
const withStock = !asked['without-stock']
const sizes = positionals.map(Number)
if (sizes.length === 0) sizes.push(1_000, 5_000)
const events = Number(process.env.ASSAY_BENCH_EVENTS ?? '200')
const burst = 10
/** One execution a subscriber is so slow that more would only take longer. */
const stockExecutions = 5_000
const documentName = 'LiveActivity'

const world = await openFanOutWorld()
try {
  const results: Record<string, unknown> = {}
  for (const subscribers of sizes) {
    const tokens = await world.tokensFor(subscribers)
    const plan = { tokens, documentHash: hashOf(documentName), events, paces: [1, burst], bodies: [] }
    const [ours, oursInBursts] = await runServer(world, { ...plan, kind: 'assay' })
    const bodies = ours?.bodies ?? []
    const [bare, bareInBursts] = await runServer(world, { ...plan, kind: 'raw', bodies })
    const few = Math.max(1, Math.min(events, Math.round(stockExecutions / subscribers)))
    const [stock] = withStock ? await runServer(world, { ...plan, kind: 'stock', events: few, paces: [1] }) : []
    results[`${subscribers} subscribers`] = {
      'bytes a message': Math.round(bodies.reduce((sum, { length }) => sum + length, 0) / bodies.length),
      'one event at a time': {
        ours: told(ours),
        'bare ws, the same bytes': told(bare),
        'ours of bare ws': ratio(ours, bare),
        ...(stock === undefined
          ? {}
          : {
              'graphql-ws, one execution a subscriber': told(stock),
              'ours of one execution a subscriber': ratio(ours, stock),
            }),
      },
      [`bursts of ${burst}`]: {
        ours: told(oursInBursts),
        'bare ws, the same bytes': told(bareInBursts),
        'ours of bare ws': ratio(oursInBursts, bareInBursts),
      },
    }
    // After each size, since the largest takes long.
    writeResult('fan-out', {
      machine: machine(),
      document: `${documentName}, the one stream of every page`,
      events: withStock
        ? `${events}; one execution a subscriber: ${stockExecutions} executions`
        : `${events}; one execution a subscriber was left out`,
      delivery: 'from the first answer of the commands (bare ws: from handing the message over) to the subscriber',
      ...results,
    })
  }
} finally {
  await world.close()
}

function perCpuSecond(run: Run | undefined): number {
  return run === undefined ? Number.NaN : run.messages / (run.cpuMs / 1_000)
}

function ratio(run: Run | undefined, other: Run | undefined): number {
  return Math.round((perCpuSecond(run) / perCpuSecond(other)) * 100) / 100
}

function told(run: Run | undefined) {
  if (run === undefined) throw new Error('A server was not measured')
  return {
    messages: run.messages,
    'server CPU, s': Math.round(run.cpuMs / 10) / 100,
    'messages a CPU second': Math.round(perCpuSecond(run)),
    'delivery, ms': percentiles(run.latencies),
  }
}

/** What the page sends for the document of this name. */
function hashOf(name: string): string {
  const file = path.join(root, 'apps/web/src/generated/gql/persisted-documents.json')
  const documents = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>)
  const [hash] = documents.find(([, text]) => getOperationAST(parse(text))?.name?.value === name) ?? []
  if (hash === undefined) throw new Error(`The page has no document ${name}`)
  return hash
}
