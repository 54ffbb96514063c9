import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createApiToken, type EngagementRecord, openLog, openRecord, type Viewer } from '@assay/record'
import { beforeAll, describe, expect, test } from 'vitest'
import { sarif } from '../../../packages/record/src/intake/intake.samples.ts'
import { connectOwner } from '../../../packages/record/src/kernel/connect-owner.ts'
import { type Member, openMembers } from '../../../scripts/lib/cluster/member.ts'
import { root } from '../../../scripts/lib/root.ts'
import { aFinding, aWorkspace } from '../../../test/support/builders.ts'
import { eventually } from '../../../test/support/eventually.ts'
import { freePort } from '../../../test/support/free-port.ts'
import { freshDatabase } from '../../../test/support/fresh-database.ts'
import { programmeIn } from '../../../test/support/programme.ts'
import { openSocket, type Socket } from './live-socket.samples.ts'

type Api = Member & { url: string }

const comments = `subscription ($after: String) {
  activity(after: $after, kinds: ["finding.commented"]) { ... on Activity { cursor comment { body } } }
}`
const comment = 'mutation ($input: CommentOnFindingInput!) { commentOnFinding(input: $input) { __typename } }'

let apis: [Api, Api, Api]
let ownerUrl: string
let record: EngagementRecord
let programme: Awaited<ReturnType<typeof programmeIn<{ record: EngagementRecord; workspaceId: string }>>>
let author: Viewer
let headers: { authorization: string }
let secret: string

beforeAll(async () => {
  const database = await freshDatabase({ migrated: false })
  ownerUrl = database.ownerUrl
  const dataDir = mkdtempSync(path.join(tmpdir(), 'assay-processes-'))
  const members = openMembers((name, line) => {
    if (/"level":[56]0/.test(line)) console.log(name, line)
  })
  const env = { ...process.env, DATABASE_URL: ownerUrl, ASSAY_DATA: dataDir, ASSAY_WORKER: 'off' }
  const anApi = async (name: string): Promise<Api> => {
    const port = await freePort()
    const url = `http://127.0.0.1:${port}`
    const isReady = () =>
      fetch(`${url}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      )
    const args = [path.join(root, 'apps/api/src/main.ts')]
    return {
      url,
      ...members.member({ name, command: process.execPath, args, env: { ...env, PORT: `${port}` }, isReady }),
    }
  }
  const aWorker = (name: string) =>
    members.member({
      name,
      command: process.execPath,
      args: [path.join(root, 'apps/worker/src/main.ts')],
      env,
      isReady: (lines) => lines.some((line) => line.includes('waits for jobs')),
    })
  apis = [await anApi('a'), await anApi('b'), await anApi('c')]
  const all = [...apis, aWorker('one'), aWorker('two')]
  await Promise.all(all.map((member) => member.start()))

  record = await openRecord({ ownerUrl, dataDir, publicUrl: apis[0].url, log: openLog('silent') })
  programme = await programmeIn({ record, workspaceId: await aWorkspace(record) })
  author = await programme.seat({ name: 'Ada', role: 'ADMIN' })
  secret = (await createApiToken(record, author, { name: 'pipeline', scopes: ['read', 'findings:write', 'intake'] }))
    .secret
  headers = { authorization: `Bearer ${secret}` }
  return async () => {
    await Promise.all(all.map((member) => member.kill()))
    members.close()
    await record.close()
    await database.drop()
    rmSync(dataDir, { recursive: true, force: true })
  }
})

async function ask(api: Api, query: string, variables: object = {}) {
  const answer = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify({ query, variables }),
  })
  return (await answer.json()) as { data: Record<string, unknown>; errors?: unknown }
}

async function follow(api: Api, after: string | null): Promise<Socket> {
  const socket = await openSocket(api.url)
  await socket.init({ token: secret })
  socket.subscribe('s', comments, { after })
  return socket
}

type Told = { activity: { cursor: string; comment: { body: string } } }
const toldTo = (socket: Socket) =>
  socket.delivered<Told>('s').flatMap(({ data }) => (data === null ? [] : [data.activity]))
const wordsTo = (socket: Socket) => toldTo(socket).map(({ comment: { body } }) => body)

describe('processes on one database', () => {
  test('that started at once on an empty one have migrated it once, and its queue', async () => {
    const owner = await connectOwner(ownerUrl)
    try {
      const { rows } = await owner.query('SELECT migration_name FROM _prisma_migrations')
      expect(rows.length).toBeGreaterThan(0)
      expect(new Set(rows.map(({ migration_name }) => migration_name)).size).toBe(rows.length)
      expect((await owner.query('SELECT FROM graphile_worker.migrations')).rowCount).toBeGreaterThan(0)
    } finally {
      await owner.end()
    }
  })

  test('tell each other what is written, and one that is killed costs its followers nothing', async () => {
    const [a, b, c] = apis
    const engagementId = await programme.useCase(author)
    await aFinding(record, programme.workspaceId, engagementId)
    const { data } = await ask(a, '{ activityHead findings(first: 1) { nodes { id } } }')
    const { activityHead, findings } = data as { activityHead: string; findings: { nodes: { id: string }[] } }
    const say = async (api: Api, body: string) => {
      const answer = await ask(api, comment, { input: { findingId: findings.nodes[0]?.id, body } })
      expect(answer).toEqual({ data: { commentOnFinding: { __typename: 'Comment' } } })
    }

    const atB = await follow(b, activityHead)
    await say(a, 'Said at A')
    await eventually('B tells what was said at A', () => wordsTo(atB).length === 1)
    expect(wordsTo(atB)).toEqual(['Said at A'])

    await b.kill()
    await atB.closed()
    await say(a, 'Said while B was gone')
    await say(c, 'And at another one')

    const atC = await follow(c, toldTo(atB).at(-1)?.cursor ?? null)
    await eventually('C tells what was missed', () => wordsTo(atC).length === 2)
    await say(a, 'Said when all was well again')
    await eventually('C tells what is new', () => wordsTo(atC).length === 3)
    expect(wordsTo(atC)).toEqual(['Said while B was gone', 'And at another one', 'Said when all was well again'])
    atC.leave()
  })

  test('share files: one takes it, another process reads it, and who waits at the first is answered', async () => {
    const [a] = apis
    const engagementId = await programme.useCase(author, {})
    await programme.version(author, engagementId, '2.1')
    const { key } = await programme.written((tx) => tx.engagement.findFirstOrThrow({ where: { id: engagementId } }))
    const answer = await fetch(`${a.url}/ingest?engagement=${key}&version=2.1&name=report.sarif&wait`, {
      method: 'POST',
      headers,
      body: sarif([{ code: 'one' }, { code: 'two' }]),
    })
    expect([answer.status, await answer.json()]).toMatchObject([200, { status: 'COMMITTED', counts: { new: 2 } }])
  })
})
