import { EventEmitter, on } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { execute, parse } from 'graphql'
import { readPersistedDocuments } from '../../../../apps/api/src/persisted-documents.ts'
import { useServer, WebSocketServer } from '../../../../apps/api/src/socket-libraries.samples.ts'
import {
  type EngagementRecord,
  openLog,
  openRecord,
  read,
  type Viewer,
  viewerOfToken,
} from '../../../../packages/record/src/index.ts'
import { OperationContext, schema } from '../../../../packages/schema/src/index.ts'
import { openTurnstile } from '../../../../packages/schema/src/live/turnstile.ts'
import { root } from '../../../../scripts/lib/root.ts'
import { answerParent } from './child.ts'
import { ownCpuMs, type ServerAnswer, type ServerQuestion } from './protocol.ts'

/*
 * What one would build from the same parts: graphql-ws drives, a fact is read from PostgreSQL once and published in the
 * process, and each subscription executes its document for each fact, with Pothos and Prisma reading what it selects.
 * The types, permissions and reads are the product's own, and so are its pooled and prepared connections; the executions
 * take turns, since a thousand at once would exhaust the pool and fail. Messages of the log are the same bytes as ours.
 */
const executionsAtOnce = 8
const pass = openTurnstile(executionsAtOnce)
const facts = new EventEmitter().setMaxListeners(0)

function serve(record: EngagementRecord) {
  const documents = readPersistedDocuments(path.join(root, 'apps/web/src/generated/gql/persisted-documents.json'))
  const parsed = new Map([...documents].map(([hash, text]) => [hash, parse(text)]))
  const server = createServer()
  useServer<{ token?: string }, { viewer?: Viewer }>(
    {
      async onConnect({ connectionParams, extra }) {
        const viewer = await viewerOfToken(record, connectionParams?.token ?? '')
        if (viewer !== null) extra.viewer = viewer
        return viewer !== null
      },
      onSubscribe({ extra }, _id, { extensions }) {
        const { sha256Hash = '' } = (extensions?.persistedQuery ?? {}) as { sha256Hash?: string }
        const document = parsed.get(sha256Hash)
        if (document === undefined) throw new Error('The page has no such document')
        return { schema, document, contextValue: extra.viewer }
      },
      async *subscribe({ document, contextValue }) {
        const { audience } = contextValue as Viewer
        for await (const [activity] of on(facts, 'fact')) {
          yield await pass(async () => {
            // A context of its own for each event: the loaders and the snapshot of the last one are of the past.
            const context = new OperationContext(record, audience, null)
            const rootValue = { type: 'activity', activity }
            const result = await execute({ schema, document, rootValue, contextValue: context })
            await context.snapshot.close()
            return result
          })
        }
      },
    },
    new WebSocketServer({ server, path: '/graphql', perMessageDeflate: false }),
  )
  return server
}

async function publish(record: EngagementRecord, workspaceId: string) {
  const wakeUps = record.feed.wakeUps(workspaceId, new AbortController().signal)
  let published = await read(record, workspaceId, async ({ db }) => (await db.activityHead.findFirst())?.size ?? 0n)
  while (await wakeUps.next()) {
    const fresh = await read(record, workspaceId, ({ db }) =>
      db.activity.findMany({ where: { workspaceId, seq: { gt: published } }, orderBy: { seq: 'asc' } }),
    )
    for (const fact of fresh) facts.emit('fact', fact)
    published = fresh.at(-1)?.seq ?? published
  }
}

answerParent<ServerQuestion, ServerAnswer>(async (question) => {
  if (question.do === 'cpu') return { cpuMs: ownCpuMs() }
  if (question.do !== 'open') return undefined
  const { ownerUrl, dataDir, workspaceId } = question
  const record = await openRecord({ ownerUrl, dataDir, publicUrl: 'http://127.0.0.1:4000', log: openLog('silent') })
  void publish(record, workspaceId)
  const server = serve(record)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port }
})
