import { randomUUID } from 'node:crypto'
import { inWorkspace } from '../../../../test/support/builders.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { readIntakeOutcome } from './read-intake-outcome.ts'
import { receiveUpload } from './receive-upload.ts'
import { type StartIntake, startIntake } from './start-intake.ts'

export type SampleResult = {
  /** Its code, which names the weakness: the same code is the same finding. */
  code: string
  rule?: string
  message?: string
  line?: number
  severity?: string
  suppressed?: boolean
}

/** A SARIF file as a scanner called Sounder would write it. */
export function sarif(results: readonly SampleResult[], { tool = 'Sounder', note = '' } = {}): string {
  const rules = [...new Set(results.map(({ rule = 'loader', severity = '7.5' }) => `${rule}/${severity}`))]
  return JSON.stringify({
    version: '2.1.0',
    properties: { note },
    runs: [
      {
        tool: {
          driver: {
            name: tool,
            rules: rules.map((id) => ({
              id,
              shortDescription: { text: 'Unsafe loading of a model file' },
              properties: { 'security-severity': id.split('/')[1], tags: ['external/cwe/cwe-502'] },
            })),
          },
        },
        results: results.map(({ code, rule = 'loader', message, line = 3, severity = '7.5', suppressed = false }) => ({
          ruleId: `${rule}/${severity}`,
          message: { text: message ?? `Loads ${code} without a check` },
          fingerprints: { 'contextHash/v1': Buffer.from(`context of ${code}`).toString('hex') },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: 'src/load.py' },
                region: { startLine: line, startColumn: 1 },
              },
            },
          ],
          ...(suppressed ? { suppressions: [{ kind: 'inSource', status: 'accepted' }] } : {}),
        })),
      },
    ],
  })
}

export function upload(record: EngagementRecord, viewer: Viewer, content: string | Buffer, name = 'sounder.sarif') {
  const bytes = (async function* () {
    yield Buffer.from(content)
  })()
  return receiveUpload(record, viewer, { name, mediaType: 'application/json', bytes })
}

/** Starts the intake of a file and waits until it needs someone or is over. A worker must be running. */
export async function takeIn(
  record: EngagementRecord,
  viewer: Viewer,
  content: string | Buffer,
  input: Omit<StartIntake, 'uploadId'>,
) {
  const { id } = await upload(record, viewer, content)
  const runId = await startIntake(record, viewer, { ...input, uploadId: id })
  return settled(record, viewer, runId)
}

export const settled = (record: EngagementRecord, viewer: Viewer, runId: string, untilSettledMs = 60_000) =>
  readIntakeOutcome(record, viewer, runId, { untilSettledMs })

export async function aModelVersion(
  record: EngagementRecord,
  workspaceId: string,
  engagementId: string,
  label = '2.1',
) {
  const id = randomUUID()
  await inWorkspace(record, workspaceId, async (tx) => {
    const model = await tx.model.upsert({
      where: { workspaceId_engagementId_name: { workspaceId, engagementId, name: 'nora' } },
      create: { workspaceId, engagementId, name: 'nora' },
      update: {},
    })
    const manifestDigest = id.replaceAll('-', '').padEnd(64, '0')
    await tx.modelVersion.create({
      data: { workspaceId, id, engagementId, modelId: model.id, label, manifest: {}, manifestDigest },
    })
  })
  return id
}

/** Everything that a run could leave in a workspace, as figures that can be compared. */
export function recordOf(record: EngagementRecord, workspaceId: string) {
  return inWorkspace(record, workspaceId, async (tx) => ({
    findings: await tx.finding.count(),
    fingerprints: (await tx.finding.groupBy({ by: ['fingerprint'] })).length,
    subjects: await tx.findingSubject.count(),
    occurrences: await tx.occurrence.count(),
    weaknesses: await tx.findingWeakness.count(),
    waiting: await tx.intakeRow.count({ where: { committed: false } }),
  }))
}
