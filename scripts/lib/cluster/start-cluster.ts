import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../root.ts'
import { haproxyConfig, readyAt, requireHaproxy } from './haproxy.ts'
import { type Member, openMembers, type Say } from './member.ts'

export type ClusterSettings = {
  ownerUrl: string
  /** Shared by all processes: keys, files, and the balancer's configuration. */
  dataDir: string
  /** Where the balancer listens. */
  host: string
  port: number
  /** Where people reach the balancer. */
  publicUrl: string
  /** Where the api processes listen, on this machine alone. */
  apiPorts: readonly number[]
  /** Where the balancer shows whom it knows, on this machine alone. */
  statusPort: number
  say: Say
}

export type Cluster = {
  /** The api processes; one has started when the balancer sends requests to it. */
  apis: readonly (Member & { url: string })[]
  /** Takes all api processes away; balancer, worker and database stay. */
  takeAway(): Promise<void>
  /** Starts them again. */
  bringBack(): Promise<void>
  stop(): Promise<void>
}

/**
 * Several api processes and a worker on one database, and HAProxy before them, all on this machine.
 *
 * @throws {SetupProblem} where HAProxy is not installed, {StepFailure} where a process does not start.
 */
export async function startCluster(settings: ClusterSettings): Promise<Cluster> {
  const { host, port, dataDir, apiPorts, statusPort, say } = settings
  const haproxy = requireHaproxy()
  const members = openMembers(say)
  const env = environmentOf(settings)

  const servers = apiPorts.map((apiPort, index) => ({ name: `api-${index + 1}`, port: apiPort }))
  const apis = servers.map(({ name, port: apiPort }) => {
    const url = `http://127.0.0.1:${apiPort}`
    const api = members.member({
      name,
      command: process.execPath,
      args: [path.join(root, 'apps/api/src/main.ts')],
      env: { ...env, HOST: '127.0.0.1', PORT: String(apiPort) },
      // Asked first itself: of a process that it has not looked at yet the balancer thinks well.
      isReady: async () => (await answers(`${url}/readyz`)) && (await readyAt(statusPort)).has(name),
    })
    return { ...api, url }
  })
  const worker = members.member({
    name: 'worker-1',
    command: process.execPath,
    args: [path.join(root, 'apps/worker/src/main.ts')],
    env,
    isReady: (lines) => lines.some((line) => line.includes('the worker waits for jobs')),
  })
  const config = path.join(dataDir, 'balancer', 'haproxy.cfg')
  mkdirSync(path.dirname(config), { recursive: true })
  writeFileSync(config, haproxyConfig({ host, port, statusPort, apis: servers }))
  const balancer = members.member({
    name: 'balancer',
    command: haproxy,
    args: ['-db', '-f', config],
    env: process.env,
    isReady: () => answers(`http://127.0.0.1:${statusPort}/`),
  })

  const every = (of: readonly Member[], act: (member: Member) => Promise<void>) => Promise.all(of.map(act))
  async function stop() {
    await balancer.stop()
    await every([...apis, worker], (member) => member.stop())
    members.close()
  }
  try {
    await every([balancer, ...apis, worker], (member) => member.start())
  } catch (error) {
    await stop()
    throw error
  }
  return {
    apis,
    async takeAway() {
      await every(apis, (api) => api.stop())
    },
    async bringBack() {
      await every(apis, (api) => api.start())
    },
    stop,
  }
}

/** What every process of the cluster is told; the same files, keys and address for all. */
function environmentOf({ ownerUrl, dataDir, publicUrl }: ClusterSettings): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: 'production',
    DATABASE_URL: ownerUrl,
    ASSAY_DATA: dataDir,
    ASSAY_PUBLIC_URL: publicUrl,
    ASSAY_WORKER: 'off',
    ASSAY_TRUSTED_PROXIES: 'loopback',
    // Longer than the balancer takes to see that a process is not ready any more.
    ASSAY_DRAIN_SECONDS: process.env.ASSAY_DRAIN_SECONDS || '1',
  }
}

const answers = (url: string) =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  )
