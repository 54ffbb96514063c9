import { type Cluster, startCluster } from '../../scripts/lib/cluster/start-cluster.ts'
import { freePort } from './free-port.ts'

type Place = { ownerUrl: string; dataDir: string; port: number; url: string }

const WARNING = 40

/** Real api processes, a worker and a balancer on the test's database. What they complain of is printed. */
export async function startTestCluster({ ownerUrl, dataDir, port, url }: Place, processes: number): Promise<Cluster> {
  const ports = new Set<number>()
  while (ports.size <= processes) ports.add(await freePort())
  const [statusPort = 0, ...apiPorts] = ports
  const say = (name: string, line: string) => {
    if (complains(name, line)) console.log(`${name}: ${line}`)
  }
  return startCluster({ ownerUrl, dataDir, host: '127.0.0.1', port, publicUrl: url, apiPorts, statusPort, say })
}

/** The balancer tells who goes and returns, which is what the test itself does. */
function complains(name: string, line: string): boolean {
  if (name === 'balancer') return line.includes('[ALERT]') && !line.includes('has no server available')
  const level = /^\{"level":(\d+)/.exec(line)?.[1]
  return level === undefined || Number(level) > WARNING
}
