import { existsSync } from 'node:fs'
import path from 'node:path'
import { SetupProblem } from '../../../packages/record/src/kernel/setup-problem.ts'

/** Debian keeps it where only root's PATH looks. */
const USUAL_PLACES = ['/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin', '/usr/local/bin']

export const withoutHaproxy =
  'HAProxy is not installed: install the package "haproxy" (apt-get install haproxy), or name it by HAPROXY_PATH.'

/** The HAProxy that HAPROXY_PATH names, else the first one on the PATH or in the usual places, else null. */
export function findHaproxy(env: NodeJS.ProcessEnv = process.env): string | null {
  const named = env.HAPROXY_PATH
  if (named !== undefined && named !== '') return existsSync(named) ? named : null
  const folders = [...(env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== ''), ...USUAL_PLACES]
  return folders.map((folder) => path.join(folder, 'haproxy')).find((file) => existsSync(file)) ?? null
}

/** @throws {SetupProblem} that says what to install. */
export function requireHaproxy(): string {
  const found = findHaproxy()
  if (found === null) throw new SetupProblem(withoutHaproxy)
  return found
}

type Balanced = { host: string; port: number; statusPort: number; apis: readonly { name: string; port: number }[] }

/** A plain balancer: every request goes to the next process that is ready, every socket stays where it was opened. */
export function haproxyConfig({ host, port, statusPort, apis }: Balanced): string {
  return `defaults
  mode http
  timeout connect 2s
  timeout client 60s
  # A file that is taken in with "wait" is answered after up to 120 s.
  timeout server 150s
  # Sockets: the server pings every few seconds.
  timeout tunnel 1h
  timeout http-keep-alive 30s
  # A process that is gone refuses at once; one that is only busy gets this long to say that it is ready.
  timeout check 5s
  # What did not reach one process goes to another one at once; what did is never sent twice.
  retries 3
  option redispatch 1

frontend assay
  bind ${host}:${port}
  # Set and not added to: this is the first proxy, and what a client says of its address is not believed.
  http-request set-header X-Forwarded-For %[src]
  default_backend api

# What the balancer knows of the processes, as a page for people of this machine.
frontend status
  bind 127.0.0.1:${statusPort}
  stats enable
  stats uri /

backend api
  balance roundrobin
  option httpchk GET /readyz
  http-check expect status 200
  default-server check inter 250ms fall 1 rise 1
${apis.map((api) => `  server ${api.name} 127.0.0.1:${api.port}`).join('\n')}
`
}

/** The processes that the balancer sends requests to at this moment, by name; none where it does not answer. */
export async function readyAt(statusPort: number): Promise<ReadonlySet<string>> {
  const rows = await fetch(`http://127.0.0.1:${statusPort}/;csv`).then(
    (answer) => answer.text(),
    () => '',
  )
  const [head = '', ...servers] = rows.split('\n').map((row) => row.split(','))
  const status = head === '' ? -1 : head.indexOf('status')
  return new Set(servers.filter((row) => row[0] === 'api' && row[status] === 'UP').map(([, name = '']) => name))
}
