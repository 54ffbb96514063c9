import { createHash } from 'node:crypto'
import { type IntakeMode, NotFound, shortKey } from '@assay/domain'
import { Prisma } from '../generated/client/client.ts'
import { type Change, change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import { takeNumbers } from '../kernel/short-key.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { beginCommit, lockRun } from './commit-intake.ts'
import { enqueueReading } from './intake-jobs.ts'
import { findTarget } from './intake-target.ts'
import { versionOfReader } from './readable-formats.ts'
import { ownerOfUploads } from './receive-upload.ts'

export type StartIntake = {
  uploadId: string
  /** By id, or by key as a pipeline names it: `ENG-7`. */
  engagementId?: string
  engagementKey?: string
  /** By id, or by its label; its model's name where the label alone is not clear. Without any, the engagement. */
  modelVersionId?: string | null
  modelName?: string | null
  versionLabel?: string | null
  /** PREVIEW waits for a person; DIRECT commits by itself. */
  mode?: IntakeMode
  /** Without one the format is detected from the content. */
  format?: string | null
}

/**
 * Begins to take an uploaded file in and answers with the run's id; reading goes on in a job.
 *
 * One run per target, file and reader version (rule 12): the same file again answers with the run that took it in and
 * changes nothing, except that DIRECT commits a run that waits in its preview.
 */
export function startIntake(record: EngagementRecord, viewer: Viewer, input: StartIntake): Promise<string> {
  return change(record, viewer, async function startIntake(work) {
    const { tx, now, announce } = work
    const { workspaceId } = viewer
    const { engagementId, modelVersionId } = await findTarget(work, input)
    const upload = await findUpload(work, input.uploadId)
    const mode = input.mode ?? 'PREVIEW'
    const version = versionOfReader(input.format ?? null)
    const file = { workspaceId, target: modelVersionId ?? engagementId, sha256: upload.sha256, version }

    const earlier = await earlierRun(work, file)
    if (earlier !== null) {
      const run = await lockRun(work, earlier)
      if (run.status === 'PREVIEWED' && mode === 'DIRECT') return beginCommit(work, run)
      work.nothingChanged()
      return run.id
    }

    const number = await takeNumbers(tx, workspaceId, 'R')
    const run = await tx.intakeRun.create({
      data: {
        workspaceId,
        number,
        key: shortKey('R', number),
        engagementId,
        modelVersionId,
        fileName: upload.name,
        sha256: upload.sha256,
        size: upload.size,
        format: input.format ?? null,
        readerVersion: version,
        mode,
        startedById: viewer.actor.type === 'MEMBERSHIP' ? viewer.actor.id : null,
        startedByTokenId: viewer.actor.type === 'TOKEN' ? viewer.actor.id : null,
        createdAt: now,
        updatedAt: now,
      },
    })
    await enqueueReading(tx, viewer, run.id)
    announce({
      kind: 'intake.received',
      subject: { type: 'IntakeRun', id: run.id, key: run.key },
      engagementId,
      modelVersionId,
      refs: { intakeRunId: run.id },
    })
    return run.id
  })
}

/** The sender's own upload; that of anyone else is as missing. */
async function findUpload({ tx, viewer }: Change, uploadId: string) {
  const { workspaceId } = viewer
  const upload = await tx.upload.findUnique({ where: { workspaceId_id: { workspaceId, id: uploadId } } })
  if (upload === null || upload.actorId !== ownerOfUploads(viewer)) throw new NotFound('upload', ['uploadId'])
  return upload
}

type File = { workspaceId: string; target: string; sha256: string; version: string }

/** Waits for a parallel start of the same file first, so that only one of them makes a run. */
async function earlierRun({ tx }: Change, { workspaceId, target, sha256, version }: File): Promise<string | null> {
  const lock = createHash('sha256')
    .update(JSON.stringify([workspaceId, target, sha256, version]))
    .digest('hex')
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`assay.intake:${lock}`}, 0))`
  const found = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT id FROM intake_run
    WHERE workspace_id = ${workspaceId}::uuid AND COALESCE(model_version_id, engagement_id) = ${target}::uuid
      AND sha256 = ${sha256} AND reader_version = ${version} AND status NOT IN ('FAILED', 'CANCELLED', 'UNDONE')`)
  return found[0]?.id ?? null
}
