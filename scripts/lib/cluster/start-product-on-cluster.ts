import { prepareProduct } from '../prepare-product.ts'
import { requireFreePort } from '../require-free-port.ts'
import type { StartSettings } from '../settings.ts'
import type { Shutdown } from '../shutdown.ts'
import { requireHaproxy } from './haproxy.ts'
import { startCluster } from './start-cluster.ts'

type Options = { empty: boolean; processes: number }

/** From a checkout to a page that several processes answer behind a balancer. */
export async function startProductOnCluster(settings: StartSettings, options: Options, shutdown: Shutdown) {
  const { host, port, dataDir, publicUrl } = settings
  requireHaproxy()
  const apiPorts = Array.from({ length: options.processes }, (_, index) => port + 1 + index)
  await requireFreePort(port, host)
  const statusPort = port + 1 + options.processes
  for (const inside of [...apiPorts, statusPort]) await requireFreePort(inside, '127.0.0.1')

  const { ownerUrl, built } = await prepareProduct(settings, shutdown)
  const demo = await shutdown.own(seedOnce(ownerUrl, settings, options), async () => undefined)
  await built
  const say = (name: string, line: string) => console.log(`${name.padEnd(8)} ${line}`)
  const starting = startCluster({ ownerUrl, dataDir, host, port, publicUrl, apiPorts, statusPort, say })
  const { apis } = await shutdown.own(starting, (cluster) => cluster.stop())

  console.log(`\nAssay is at ${publicUrl}, answered by ${apis.length} processes:`)
  for (const { name, url } of apis) console.log(`  ${name}  ${url}`)
  console.log(`The balancer shows at http://127.0.0.1:${statusPort}/ whom it sends requests to.`)
  if (demo !== null) console.log(demo)
  console.log('Ctrl-C stops them all.')
}

/** Puts the demo programme into the record before anybody reads it, and says who can sign in. */
async function seedOnce(ownerUrl: string, { dataDir, publicUrl, host }: StartSettings, { empty }: Options) {
  // Only now: these packages import what was generated.
  const { openLog, openRecord, refuseOpenDemo } = await import('../../../packages/record/src/index.ts')
  const { describe, seed } = await import('../demo.ts')
  const record = await openRecord({ ownerUrl, dataDir, publicUrl, log: openLog() })
  try {
    const demo = empty ? null : await seed(record, dataDir)
    await refuseOpenDemo(record, host)
    return demo === null ? null : describe(demo)
  } finally {
    await record.close()
  }
}
