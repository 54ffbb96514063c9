import { type ExecutionResult, parse } from 'graphql'
import { type ActivityScope, decodeCursor, encodeCursor } from '../../packages/record/src/index.ts'
import { change } from '../../packages/record/src/kernel/change.ts'
import type { Transaction } from '../../packages/record/src/kernel/database.ts'
import type { Viewer } from '../../packages/record/src/kernel/viewer.ts'
import { type Live, openLive, schema } from '../../packages/schema/src/index.ts'
import { aMembership, inWorkspace, viewerOf } from './builders.ts'
import { eventually } from './eventually.ts'
import type { TestRecord } from './record.ts'

const question = parse(`subscription ($scope: ActivityScope, $after: String) {
  activity(scope: $scope, after: $after) { ... on Activity { cursor } ... on Resync { resync: cursor } }
}`)
type Told = { data: { activity: { cursor?: string; resync?: string } } }

/** The live engine of one process over this record. */
export function liveOver(record: TestRecord['record']): Live {
  return openLive(record, {
    schema,
    isFault: () => true,
    formatErrors: (errors) => errors.map(({ message }) => message),
  })
}

/** Says things in a test's workspace and follows what is said there, through one process's engine. */
export function followerOf({ record, workspaceId, admin }: TestRecord, live: Live = liveOver(record)) {
  const bound = <T>(work: (tx: Transaction) => Promise<T>) => inWorkspace(record, workspaceId, work)
  const head = () => bound(async (tx) => (await tx.activityHead.findFirst())?.size ?? 0n)
  return {
    bound,
    live,
    /** The seq of the newest fact. */
    head,
    /** States a fact on the engagement and answers with its seq. */
    async say(engagementId: string): Promise<bigint> {
      await change(record, admin, async ({ announce }) => {
        announce({ kind: 'engagement.changed', subject: { type: 'Engagement', id: engagementId }, engagementId })
        return engagementId
      })
      await record.sequencer.settle(workspaceId)
      return head()
    },
    async seat(fields: { role?: string } = {}): Promise<{ id: string; viewer: Viewer }> {
      const id = await aMembership(record, workspaceId, fields)
      return { id, viewer: await viewerOf(record, workspaceId, id) }
    },
    /** Follows as the viewer. `stall` fills the subscriber's buffer until `drain` is called. */
    async follow(viewer: Viewer, { engagementId }: ActivityScope, after: bigint | null) {
      const heard: (bigint | { resync: bigint })[] = []
      let pinned = 0
      let ended = false
      let drained: (() => void) | null = null
      let full = false
      const variables = {
        scope: engagementId === undefined ? {} : { engagement: btoa(`Engagement:${engagementId}`) },
        after: after === null ? null : encodeCursor(after),
      }
      const leave = await live.follow(
        { document: question, operationName: null, variables, viewer },
        {
          next(deliveries) {
            for (const { json, tail } of deliveries) {
              pinned += tail.buffer.byteLength - tail.byteLength
              const { cursor, resync = '' } = (JSON.parse(json.toString()) as Told).data.activity
              heard.push(cursor === undefined ? { resync: decodeCursor(resync) } : decodeCursor(cursor))
            }
          },
          isFull: () => full,
          onceDrained: (then) => {
            drained = then
          },
          end: () => {
            ended = true
          },
        },
      )
      if (typeof leave !== 'function') throw new Error(JSON.stringify((leave as ExecutionResult).errors))
      let taken = 0
      return {
        heard,
        isEnded: () => ended,
        /** Bytes that what was heard keeps in memory beside its own. */
        pinned: () => pinned,
        /** The next that was heard and not asked for yet, or that it ended. */
        async next() {
          await eventually('the stream tells or ends', () => heard.length > taken || ended)
          if (heard.length <= taken) return 'ended' as const
          taken += 1
          return heard[taken - 1]
        },
        leave,
        stall() {
          full = true
        },
        drain() {
          full = false
          drained?.()
        },
      }
    },
  }
}
