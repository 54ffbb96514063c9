import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { commitIntake, prepareJobs, readIntakeOutcome, startIntake } from '@assay/record'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aModelVersion, recordOf, sarif, upload } from '../../../packages/record/src/intake/intake.samples.ts'
import { anEngagement, inWorkspace } from '../../../test/support/builders.ts'
import { eventually } from '../../../test/support/eventually.ts'
import { openTestRecord, type TestRecord } from '../../../test/support/record.ts'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))
const results = 12_000

describe('a worker of its own', () => {
  let the: TestRecord
  let worker: ChildProcess | null = null
  beforeAll(async () => {
    the = await openTestRecord()
    await prepareJobs(the.ownerUrl)
  })
  afterAll(async () => {
    worker?.kill('SIGKILL')
    await the.close()
  })

  function start(): ChildProcess {
    const env = { ...process.env, DATABASE_URL: the.ownerUrl, ASSAY_DATA: the.dataDir }
    worker = spawn(process.execPath, [main], { env, stdio: 'ignore' })
    return worker
  }
  async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const ended = worker === null || worker.exitCode !== null ? null : once(worker, 'exit')
    worker?.kill(signal)
    await ended
    return worker?.exitCode ?? null
  }
  async function begin(mode: 'PREVIEW' | 'DIRECT', note: string) {
    const { record, contributor, workspaceId } = the
    const engagementId = await anEngagement(record, workspaceId)
    const modelVersionId = await aModelVersion(record, workspaceId, engagementId)
    const many = Array.from({ length: results }, (_, n) => ({ code: `n${n}`, line: n }))
    const { id: uploadId } = await upload(record, contributor, sarif(many, { note }))
    return startIntake(record, contributor, { uploadId, engagementId, modelVersionId, mode })
  }
  const rowsOf = (runId: string, where: { committed?: boolean } = {}) =>
    inWorkspace(the.record, the.workspaceId, (tx) => tx.intakeRow.count({ where: { runId, ...where } }))
  const outcome = (runId: string, untilSettledMs = 60_000) =>
    readIntakeOutcome(the.record, the.contributor, runId, { untilSettledMs })

  test('that is killed again and again, while it reads and while it commits, doubles and misses nothing', async () => {
    const runId = await begin('PREVIEW', 'killed')
    for (const at of [1, 5_000, 11_000]) {
      start()
      await eventually(`${at} rows are read`, async () => (await rowsOf(runId)) >= at, 30_000)
      await end('SIGKILL')
    }
    start()
    expect((await outcome(runId)).status).toBe('PREVIEWED')
    await end('SIGKILL')

    await commitIntake(the.record, the.contributor, { runId })
    for (const at of [0, 2_000, 5_000, 9_000].map((from) => from + Math.ceil(Math.random() * 1_500))) {
      start()
      await eventually(`${at} rows are committed`, async () => (await rowsOf(runId, { committed: true })) >= at, 30_000)
      await end('SIGKILL')
    }
    start()
    const done = await outcome(runId)
    expect(done.status).toBe('COMMITTED')
    expect(done.counts).toMatchObject({ results, new: results, unchanged: 0, duplicate: 0 })
    expect(await recordOf(the.record, the.workspaceId)).toEqual({
      findings: results,
      fingerprints: results,
      subjects: results,
      occurrences: results,
      weaknesses: results,
      waiting: 0,
    })
    await the.record.sequencer.settle(the.workspaceId)
    const facts = await inWorkspace(the.record, the.workspaceId, (tx) =>
      tx.activity.findMany({ where: { subjectId: runId }, orderBy: { seq: 'asc' } }),
    )
    expect(facts.filter(({ kind }) => kind === 'intake.committed')).toHaveLength(1)
    expect(facts.filter(({ kind }) => kind === 'intake.progressed')).toHaveLength(results / 1_000)
    expect(await end('SIGTERM')).toBe(0)
  }, 180_000)

  test('that is told to stop hands its job to the next one', async () => {
    const runId = await begin('DIRECT', 'stopped')
    start()
    await eventually('a chunk is committed', async () => (await rowsOf(runId, { committed: true })) > 0, 30_000)
    expect(await end('SIGTERM')).toBe(0)
    expect((await outcome(runId, 0)).status).toBe('COMMITTING')
    start()
    expect(await outcome(runId)).toMatchObject({ status: 'COMMITTED', counts: { new: results } })
    expect(await end('SIGTERM')).toBe(0)
  }, 120_000)
})
