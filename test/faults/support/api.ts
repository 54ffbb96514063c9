import path from 'node:path'
import type { Member, openMembers } from '../../../scripts/lib/cluster/member.ts'
import { root } from '../../../scripts/lib/root.ts'

export type Api = Member & {
  url: string
  /** The process, from its own log. */
  pid(): number
  /** Where its inspector listens. */
  inspector(): string
}

type Settings = { name: string; port: number; env: NodeJS.ProcessEnv }

/** A real api process on a port of its own. */
export function anApi(members: ReturnType<typeof openMembers>, heard: Heard, { name, port, env }: Settings): Api {
  const url = `http://127.0.0.1:${port}`
  let pid = 0
  let inspector = ''
  heard.set(name, (line) => {
    pid = Number(/"pid":(\d+)/.exec(line)?.[1] ?? pid)
    inspector = /Debugger listening on (ws:\S+)/.exec(line)?.[1] ?? inspector
  })
  const member = members.member({
    name,
    command: process.execPath,
    args: [path.join(root, 'apps/api/src/main.ts')],
    env: { ...env, PORT: String(port) },
    isReady: () =>
      fetch(`${url}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      ),
  })
  return { ...member, url, pid: () => pid, inspector: () => inspector }
}

/** Who wants the lines of which process. */
export type Heard = Map<string, (line: string) => void>
