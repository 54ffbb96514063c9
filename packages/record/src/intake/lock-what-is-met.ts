import { gatesTouchedBy } from '../gates/gates-touched-by.ts'
import type { Transaction } from '../kernel/database.ts'
import { lockGates } from '../kernel/lock-gate.ts'
import { findingsMet, type IntakeTarget, rowsOf } from './judge-rows.ts'

type Chunk = { results: readonly { fingerprint: string }[]; last: boolean }

/**
 * Takes every lock that a chunk needs, and answers with the gates that it touches; with the last chunk, with those of
 * the whole run. Two runs on one engagement must not both make a finding of the same fingerprint; no gate may be
 * decided on what changes here: those of the target, and of every version that the findings it meets stand on; and a
 * person's change of such a finding is either seen or waits.
 */
export async function lockWhatIsMet(tx: Transaction, target: IntakeTarget, chunk: Chunk): Promise<string[]> {
  const { workspaceId, engagementId, modelVersionId } = target
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`assay.findings:${engagementId}`}, 0))`
  const met = (await findingsMet(tx, target, chunk.results)).map(({ id }) => id)
  const changed = chunk.last ? await changedSoFar(tx, target) : []
  const versions = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT model_version_id AS id FROM finding_subject
    WHERE workspace_id = ${workspaceId}::uuid AND finding_id = ANY(${[...met, ...changed]}::uuid[])
      AND model_version_id IS NOT NULL`

  const gateIds = new Set<string>()
  for (const version of new Set([modelVersionId, ...versions.map(({ id }) => id)])) {
    const touched = await gatesTouchedBy(tx, workspaceId, { engagementId, modelVersionId: version })
    for (const id of touched) gateIds.add(id)
  }
  await lockGates(tx, workspaceId, [...gateIds])
  await tx.$queryRaw`
    SELECT id FROM finding WHERE workspace_id = ${workspaceId}::uuid AND id = ANY(${met}::uuid[]) ORDER BY id FOR UPDATE`
  return [...gateIds]
}

/** Findings of the earlier chunks whose change counts on other versions too. */
async function changedSoFar(tx: Transaction, target: IntakeTarget): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT r.finding_id AS id FROM intake_row r
    WHERE ${rowsOf(target)} AND r.verdict IN ('UPDATED', 'REOPENED') AND r.finding_id IS NOT NULL`
  return rows.map(({ id }) => id)
}
