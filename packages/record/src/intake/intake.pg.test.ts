import { Conflict, Denied, NotFound } from '@assay/domain'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aMembership, anEngagement, inWorkspace, viewerOf } from '../../../../test/support/builders.ts'
import { eventually } from '../../../../test/support/eventually.ts'
import { openTestRecord, type TestRecord } from '../../../../test/support/record.ts'
import { startJobs } from '../kernel/jobs.ts'
import { openSnapshot } from '../kernel/snapshot.ts'
import { cancelIntake } from './cancel-intake.ts'
import { commitIntake } from './commit-intake.ts'
import { aModelVersion, recordOf, type SampleResult, sarif, settled, takeIn, upload } from './intake.samples.ts'
import { intakeTasks } from './intake-tasks.ts'
import { previewOfIntake } from './read-intake-run.ts'
import { startIntake } from './start-intake.ts'

let test_: TestRecord
let worker: { stop(): Promise<void> }
let onReader: (pid: number) => void = () => undefined
beforeAll(async () => {
  test_ = await openTestRecord()
  worker = await startJobs(test_.record, test_.ownerUrl, intakeTasks(test_.record, { started: (pid) => onReader(pid) }))
})
afterAll(async () => {
  await worker.stop()
  await test_.close()
})

const three: SampleResult[] = [{ code: 'a' }, { code: 'b', severity: '9.8' }, { code: 'c', severity: '3.1' }]

describe('taking a file in', () => {
  let engagementId: string
  let modelVersionId: string
  beforeEach(async () => {
    const { record, workspaceId } = test_
    engagementId = await anEngagement(record, workspaceId)
    modelVersionId = await aModelVersion(record, workspaceId, engagementId)
  })

  const target = () => ({ engagementId, modelVersionId })
  const run = (content: string, more: object = {}) =>
    takeIn(test_.record, test_.contributor, content, { ...target(), mode: 'DIRECT', ...more })
  const findings = () =>
    inWorkspace(test_.record, test_.workspaceId, (tx) =>
      tx.finding.findMany({
        where: { engagementId },
        orderBy: { number: 'asc' },
        include: { subjects: true, occurrences: true, weaknesses: true, labels: true },
      }),
    )
  const edit = (id: string, data: object) =>
    inWorkspace(test_.record, test_.workspaceId, (tx) =>
      tx.finding.update({
        where: { workspaceId_id: { workspaceId: test_.workspaceId, id } },
        data: { ...data, version: { increment: 1 }, updatedAt: new Date() },
      }),
    )
  const kinds = async (runId: string) => {
    await test_.record.sequencer.settle(test_.workspaceId)
    return inWorkspace(test_.record, test_.workspaceId, (tx) =>
      tx.activity.findMany({ where: { subjectId: runId }, orderBy: { seq: 'asc' } }),
    )
  }

  test('previews without a finding, then commits on request', async () => {
    const { record, contributor, signer } = test_
    const preview = await takeIn(record, contributor, sarif(three), target())
    expect(preview).toMatchObject({ status: 'PREVIEWED', tool: 'Sounder', format: 'sarif', startedBy: 'Ada' })
    expect(preview.counts).toMatchObject({ results: 3, new: 3, unchanged: 0, gone: 0, unreadable: 0 })
    expect(await findings()).toEqual([])

    await commitIntake(record, signer, preview)
    const done = await settled(record, contributor, preview.runId)
    expect(done.status).toBe('COMMITTED')
    const made = await findings()
    expect(made.map(({ severity, status, sourceKind, source }) => [severity, status, sourceKind, source])).toEqual([
      [3, 'OPEN', 'SCANNER', 'Sounder'],
      [4, 'OPEN', 'SCANNER', 'Sounder'],
      [1, 'OPEN', 'SCANNER', 'Sounder'],
    ])
    const days = made.map(({ dueAt, openedAt }) => (Number(dueAt) - Number(openedAt)) / 86_400_000)
    expect(days).toEqual([30, 7, 180])
    expect(made[0]).toMatchObject({
      weaknesses: [{ cwe: 502 }],
      subjects: [{ modelVersionId, status: 'AFFECTED' }],
      occurrences: [{ intakeRunId: done.runId, modelVersionId, locationUri: 'src/load.py', locationLine: 3 }],
    })
    expect(made[0]?.id[14]).toBe('7')
    const facts = await kinds(done.runId)
    expect(facts.map(({ kind, actorId }) => [kind, actorId])).toEqual([
      ['intake.received', contributor.actor.id],
      ['intake.previewed', contributor.actor.id],
      ['intake.progressed', signer.actor.id],
      ['intake.committed', signer.actor.id],
    ])
  })

  test('answers the same file with the run that took it in, and changes nothing', async () => {
    const first = await run(sarif(three))
    const before = await recordOf(test_.record, test_.workspaceId)
    const again = await takeIn(test_.record, test_.signer, sarif(three), { ...target(), mode: 'DIRECT' })
    expect(again.runId).toBe(first.runId)
    expect(await recordOf(test_.record, test_.workspaceId)).toEqual(before)
    expect((await kinds(first.runId)).filter(({ kind }) => kind === 'intake.committed')).toHaveLength(1)
  })

  test('makes one run of a file that is started many times at once', async () => {
    const { record, contributor } = test_
    const { id: uploadId } = await upload(record, contributor, sarif(three, { note: 'raced' }))
    const starts = Array.from({ length: 8 }, () => startIntake(record, contributor, { ...target(), uploadId }))
    expect(new Set(await Promise.all(starts)).size).toBe(1)
  })

  test('takes the same file in anew for another target, and after a cancelled run', async () => {
    const { record, contributor, workspaceId } = test_
    const preview = await takeIn(record, contributor, sarif(three), target())
    await cancelIntake(record, contributor, preview)
    const second = await run(sarif(three))
    expect(second.runId).not.toBe(preview.runId)

    const other = await aModelVersion(record, workspaceId, engagementId, '2.2')
    const third = await run(sarif(three), { modelVersionId: other })
    expect(third.counts).toMatchObject({ new: 0, unchanged: 3 })
    const [finding] = await findings()
    expect(finding?.subjects.map((subject) => subject.modelVersionId).sort()).toEqual([modelVersionId, other].sort())
  })

  test('counts the same findings in another file as unchanged, each with one more occurrence', async () => {
    await run(sarif(three))
    const again = await run(sarif(three, { note: 'of the next night' }))
    expect(again.counts).toMatchObject({ results: 3, new: 0, updated: 0, reopened: 0, unchanged: 3, gone: 0 })
    const made = await findings()
    expect(made.map(({ occurrences, version }) => [occurrences.length, version])).toEqual([
      [2, 1],
      [2, 1],
      [2, 1],
    ])
  })

  test('counts what changed, came back, is gone, is listed twice and cannot be read, and the counts add up', async () => {
    await run(sarif([...three, { code: 'gone' }, { code: 'fixed' }, { code: 'verified' }]))
    const byTitle = (await findings()).map(({ id }) => id)
    await edit(byTitle[4] ?? '', { status: 'RESOLVED' })
    await edit(byTitle[5] ?? '', { status: 'VERIFIED' })

    const second = JSON.parse(
      sarif([
        { code: 'a' },
        { code: 'b', severity: '9.8', message: 'Loads b from the internet' },
        { code: 'c', severity: '9.1', rule: 'loader' },
        { code: 'fixed' },
        { code: 'verified' },
        { code: 'brand new' },
        { code: 'brand new' },
      ]),
    )
    second.runs[0].results.push('not a result')
    // A rule of another severity is another rule in this sample, so c keeps its rule and speaks for itself.
    second.runs[0].results[2].ruleId = 'loader/3.1'
    second.runs[0].results[2].properties = { 'security-severity': '9.1' }
    const { counts, unreadable } = await run(JSON.stringify(second))
    const { results, gone, ...parts } = counts
    expect(counts).toMatchObject({ new: 1, reopened: 2, gone: 1, duplicate: 1, unreadable: 1 })
    expect(results).toBe(Object.values(parts).reduce((sum, count) => sum + count, 0))
    expect(gone).toBe(1)
    expect(unreadable).toEqual([{ position: 'runs[0].results[7]', why: expect.any(String) }])
    const after = await findings()
    expect(after.map(({ status, reopened }) => [status, reopened])).toEqual([
      ['OPEN', 0],
      ['OPEN', 0],
      ['OPEN', 0],
      ['OPEN', 0],
      ['OPEN', 1],
      ['OPEN', 1],
      ['OPEN', 0],
    ])
    expect(after[1]?.description).toContain('from the internet')
  })

  test("keeps a person's status, owner and severity", async () => {
    const { contributor } = test_
    await run(sarif([{ code: 'a' }, { code: 'b' }]))
    const [first, second] = await findings()
    const ownerId = contributor.membershipId
    await edit(first?.id ?? '', { severity: 1, status: 'IN_PROGRESS', ownerId })

    const louder = JSON.parse(sarif([{ code: 'a' }, { code: 'b' }]))
    louder.runs[0].tool.driver.rules[0].properties['security-severity'] = '9.9'
    const { counts } = await run(JSON.stringify(louder))
    expect(counts).toMatchObject({ updated: 2 })
    const after = await findings()
    expect(after[0]).toMatchObject({ severity: 1, status: 'IN_PROGRESS', ownerId, severityRaw: '9.9' })
    expect(after[1]).toMatchObject({ id: second?.id, severity: 4 })
    expect(Number(after[1]?.dueAt)).toBeLessThan(Number(second?.dueAt))
  })

  test('keeps open what the scanner suppressed, under a label, and reopens nothing by it', async () => {
    await run(sarif([{ code: 'a', suppressed: true }, { code: 'b' }]))
    const [first, second] = await findings()
    expect([first?.status, first?.labels.length, second?.labels.length]).toEqual(['OPEN', 1, 0])
    await edit(second?.id ?? '', { status: 'VERIFIED' })
    await run(sarif([{ code: 'a' }, { code: 'b', suppressed: true }]))
    expect((await findings())[1]?.status).toBe('VERIFIED')
  })

  test('names an asset where no model version is the target', async () => {
    await run(sarif([{ code: 'a' }]), { modelVersionId: null })
    expect((await findings())[0]).toMatchObject({
      asset: 'src/load.py',
      subjects: [{ modelVersionId: null, asset: 'src/load.py', status: 'AFFECTED' }],
    })
  })

  test('judges again at the commit what others wrote since the preview', async () => {
    const { record, contributor } = test_
    const preview = await takeIn(record, contributor, sarif(three), target())
    await run(sarif(three, { note: 'from the pipeline' }))
    await commitIntake(record, contributor, preview)
    const done = await settled(record, contributor, preview.runId)
    expect(done.counts).toMatchObject({ new: 0, unchanged: 3 })
    expect(await findings()).toHaveLength(3)
  })

  test('makes each finding once when two runs commit at once', async () => {
    const many = Array.from({ length: 2_500 }, (_, n) => ({ code: `n${n}` }))
    const runs = await Promise.all([run(sarif(many)), run(sarif(many, { note: 'the other' }))])
    expect(runs.map(({ status }) => status)).toEqual(['COMMITTED', 'COMMITTED'])
    expect(runs.reduce((sum, { counts }) => sum + counts.new, 0)).toBe(2_500)
    expect(await findings()).toHaveLength(2_500)
    const facts = await kinds(runs[0]?.runId ?? '')
    expect(facts.map(({ kind }) => kind)).toEqual([
      'intake.received',
      'intake.progressed',
      'intake.progressed',
      'intake.progressed',
      'intake.committed',
    ])
  })

  test.each([
    ['is cut off', sarif(three).slice(0, -40)],
    ['is no SARIF', JSON.stringify({ findings: [] })],
    ['is no JSON', 'host,severity\nweb-1,high\n'],
  ])('fails with a sentence and leaves nothing behind when the file %s', async (_, content) => {
    const before = await recordOf(test_.record, test_.workspaceId)
    const failed = await run(content)
    expect(failed).toMatchObject({ status: 'FAILED', counts: { results: 0 } })
    expect(failed.problem).toMatch(/\w{3,}/)
    expect(await recordOf(test_.record, test_.workspaceId)).toEqual(before)
    expect((await kinds(failed.runId)).at(-1)).toMatchObject({ kind: 'intake.failed', reason: failed.problem })
  })

  test('refuses 200 MB of nesting within seconds and leaves nothing behind', async () => {
    const { record, contributor } = test_
    const before = await recordOf(record, test_.workspaceId)
    const bomb = Buffer.alloc(200 * 1024 ** 2, '[')
    const failed = await takeIn(record, contributor, bomb, target())
    expect(failed.status).toBe('FAILED')
    expect(failed.problem).toMatch(/deep|nest/i)
    expect(await recordOf(record, test_.workspaceId)).toEqual(before)
  })

  test('fails and leaves nothing behind when its reader is killed half way', async () => {
    const { record, contributor, workspaceId } = test_
    const before = await recordOf(record, workspaceId)
    let reader = 0
    onReader = (pid) => {
      reader = pid
    }
    const many = Array.from({ length: 20_000 }, (_, n) => ({ code: `m${n}` }))
    const { id: uploadId } = await upload(record, contributor, sarif(many))
    const runId = await startIntake(record, contributor, { ...target(), uploadId })
    const waiting = async () => (await recordOf(record, workspaceId)).waiting
    await eventually('some rows wait', async () => (await waiting()) > before.waiting)
    process.kill(reader, 'SIGKILL')
    const failed = await settled(record, contributor, runId)
    onReader = () => undefined
    expect(failed).toMatchObject({ status: 'FAILED', problem: expect.stringContaining('could not be read safely') })
    expect(await recordOf(record, workspaceId)).toEqual(before)
  })

  test('shows the first rows of a preview with the findings they meet', async () => {
    const { record, contributor } = test_
    await run(sarif([{ code: 'a' }]))
    const preview = await takeIn(record, contributor, sarif(three), target())
    const snapshot = openSnapshot(record, test_.workspaceId)
    const rows = await previewOfIntake(snapshot, contributor.audience, preview.runId, 2)
    await snapshot.close()
    const [known] = await findings()
    expect(rows).toMatchObject([
      { position: 1, verdict: 'UNCHANGED', severity: 'HIGH', location: 'src/load.py:3', findingKey: known?.key },
      { position: 2, verdict: 'NEW', severity: 'CRITICAL', findingKey: null },
    ])
  })

  test('is refused to who may not, and hides what they do not see', async () => {
    const { record, contributor, guest, signer, workspaceId } = test_
    await expect(upload(record, guest, 'x')).rejects.toThrow(Denied)
    const { id: uploadId } = await upload(record, contributor, sarif(three))
    await expect(startIntake(record, signer, { ...target(), uploadId })).rejects.toThrow(NotFound)
    await expect(startIntake(record, guest, { ...target(), uploadId })).rejects.toThrow(NotFound)
    const elsewhere = await anEngagement(record, workspaceId)
    const stray = { engagementId: elsewhere, modelVersionId, uploadId }
    await expect(startIntake(record, contributor, stray)).rejects.toThrow(NotFound)

    const preview = await takeIn(record, contributor, sarif(three), target())
    await expect(commitIntake(record, guest, preview)).rejects.toThrow(NotFound)
    await cancelIntake(record, contributor, preview)
    await expect(commitIntake(record, contributor, preview)).rejects.toThrow(Conflict)
  })

  test('fails before its first finding when who asked lost the seat meanwhile', async () => {
    const { record, workspaceId, contributor } = test_
    const membershipId = await aMembership(record, workspaceId)
    const leaver = await viewerOf(record, workspaceId, membershipId)
    const preview = await takeIn(record, leaver, sarif(three), target())
    await inWorkspace(record, workspaceId, (tx) =>
      tx.membership.update({
        where: { workspaceId_id: { workspaceId, id: membershipId } },
        data: { status: 'SUSPENDED' },
      }),
    )
    await commitIntake(record, leaver, preview)
    const ended = await settled(record, contributor, preview.runId)
    expect(ended).toMatchObject({ status: 'FAILED', problem: expect.stringContaining('no longer has access') })
    expect(await findings()).toEqual([])
  })

  test('finds the target as a pipeline names it', async () => {
    const engagement = await inWorkspace(test_.record, test_.workspaceId, (tx) =>
      tx.engagement.findFirstOrThrow({ where: { id: engagementId } }),
    )
    const { id: uploadId } = await upload(test_.record, test_.contributor, sarif(three))
    const named = {
      engagementKey: engagement.key.toLowerCase(),
      versionLabel: '2.1',
      uploadId,
      mode: 'DIRECT',
    } as const
    const runId = await startIntake(test_.record, test_.contributor, named)
    expect((await settled(test_.record, test_.contributor, runId)).status).toBe('COMMITTED')
    expect((await findings())[0]?.subjects[0]?.modelVersionId).toBe(modelVersionId)
  })
})
