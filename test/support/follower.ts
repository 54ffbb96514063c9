import { type ActivityScope, followActivity } from '../../packages/record/src/activity/follow-activity.ts'
import { accessNow } from '../../packages/record/src/identity/access-now.ts'
import { change } from '../../packages/record/src/kernel/change.ts'
import type { Transaction } from '../../packages/record/src/kernel/database.ts'
import type { Viewer } from '../../packages/record/src/kernel/viewer.ts'
import { aMembership, inWorkspace, viewerOf } from './builders.ts'
import type { TestRecord } from './record.ts'

/** Says things in a test's workspace and follows what is said there. */
export function followerOf({ record, workspaceId, admin }: TestRecord) {
  const bound = <T>(work: (tx: Transaction) => Promise<T>) => inWorkspace(record, workspaceId, work)
  const head = () => bound(async (tx) => (await tx.activityHead.findFirst())?.size ?? 0n)
  return {
    bound,
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
    /** Follows as the viewer, with the access that holds at each moment; `asked` counts how often it was looked up. */
    follow(viewer: Viewer, scope: ActivityScope, after: bigint | null) {
      let asked = 0
      const stream = followActivity(record, workspaceId, {
        scope,
        kinds: [],
        after,
        audience: () => {
          asked += 1
          return accessNow(record, viewer)
        },
      })
      const next = async () => {
        const { value, done } = await stream.next()
        if (done || value === undefined) return 'ended'
        return value.type === 'activity' ? value.activity.seq : { resync: value.seq }
      }
      return { next, leave: () => stream.return?.(), asked: () => asked }
    },
  }
}
