import { endLapsedDelegations } from '../gates/lapsed-delegations.ts'
import { change } from '../kernel/change.ts'
import { read } from '../kernel/read.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import { systemViewer } from '../workspaces/system-viewer.ts'
import { lapseHandlers } from './lapse-handlers.ts'

type Due = { kind: string; subjectId: string }

/**
 * Brings about everything in the workspace whose moment has come by `at`, each in a transaction of its own with its
 * facts. Several may do it at once: what one of them is at, the others leave alone. Answers with how many moments it
 * handled.
 */
export async function lapseWorkspace(record: EngagementRecord, workspaceId: string, at: Date): Promise<number> {
  const due = await read(record, workspaceId, ({ db }) =>
    db.lapse.findMany({ where: { workspaceId, at: { lte: at } }, orderBy: { at: 'asc' }, take: 200 }),
  )
  let handled = 0
  for (const moment of due) handled += (await handle(record, workspaceId, moment, at)) ? 1 : 0
  return handled
}

async function handle(record: EngagementRecord, workspaceId: string, { kind, subjectId }: Due, at: Date) {
  if (kind === 'DELEGATION_ENDS') {
    await endLapsedDelegations(record, workspaceId, at)
    return true
  }
  const handler = lapseHandlers[kind]
  if (handler === undefined) throw new Error(`Nothing is known to happen at a moment of the kind ${kind}`)
  let mine = false
  await change(record, systemViewer(workspaceId), async function lapse(step) {
    const { tx } = step
    const key = { workspaceId_kind_subjectId: { workspaceId, kind, subjectId } }
    // Not by locking the row: people's commands move it while they hold the gates, and would wait for each other.
    const [claim] = await tx.$queryRaw<{ mine: boolean }[]>`
      SELECT pg_try_advisory_xact_lock(hashtextextended(${`assay.lapse:${kind}:${subjectId}`}, 0)) AS mine`
    const moment = claim?.mine === true ? await tx.lapse.findUnique({ where: key }) : null
    mine = moment !== null && moment.at <= at
    if (!mine) {
      step.nothingChanged()
      return subjectId
    }
    const happened = await handler(step, subjectId, at)
    await tx.lapse.deleteMany({ where: { workspaceId, kind, subjectId, at: { lte: at } } })
    if (!happened) step.nothingChanged()
    return subjectId
  })
  return mine
}
