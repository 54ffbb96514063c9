import { acceptEvidence } from '../../packages/record/src/evidence/accept-evidence.ts'
import { submitEvidence } from '../../packages/record/src/evidence/submit-evidence.ts'
import { receiveUpload } from '../../packages/record/src/intake/receive-upload.ts'
import type { EngagementRecord } from '../../packages/record/src/kernel/record.ts'
import type { Viewer } from '../../packages/record/src/kernel/viewer.ts'
import { inWorkspace } from './builders.ts'

type Hands = {
  by: Viewer
  accepter: Viewer
  except?: readonly string[]
  /** Standing evidence that the engagement has accepted already is not given again. */
  onlyMissing?: boolean
}

/**
 * What the gate asks for, submitted by one person and accepted by another, save for the types that are excepted. Answers
 * with the evidence's ids.
 */
export async function provide(record: EngagementRecord, gateId: string, hands: Hands): Promise<string[]> {
  const { by, accepter, except = [], onlyMissing = false } = hands
  const { workspaceId } = by
  const { gate, given } = await inWorkspace(record, workspaceId, async (tx) => {
    const row = await tx.gate.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId, id: gateId } },
      include: { engagement: true, definition: { include: { requirements: { include: { evidenceType: true } } } } },
    })
    const accepted = { workspaceId, engagementId: row.engagementId, status: 'ACCEPTED' }
    const standing = await tx.evidence.findMany({
      where: { ...accepted, modelVersionId: null, datasetVersionId: null },
    })
    return { gate: row, given: new Set(standing.map(({ evidenceTypeId }) => evidenceTypeId)) }
  })
  const ids: string[] = []
  for (const { evidenceType, condition } of gate.definition.requirements) {
    if (condition === 'VENDOR_MODEL' && gate.engagement.vendor === null) continue
    if (condition === 'HAS_TOOLS' && !gate.engagement.hasTools) continue
    const bound = evidenceType.binding === 'VERSION_BOUND'
    if (except.includes(evidenceType.code) || (onlyMissing && !bound && given.has(evidenceType.id))) continue
    const id = await submitEvidence(record, by, {
      engagementId: gate.engagementId,
      evidenceType: evidenceType.code,
      ...(bound && gate.modelVersionId !== null ? { modelVersionId: gate.modelVersionId } : {}),
      ...(bound && gate.datasetVersionId !== null ? { datasetVersionId: gate.datasetVersionId } : {}),
      title: evidenceType.name,
      uploadId: await uploaded(record, by, `# ${evidenceType.name}\n${gateId}\n${owaspEntries}`),
    })
    await acceptEvidence(record, accepter, { evidenceId: id, expectedVersion: 1 })
    ids.push(id)
  }
  return ids
}

/** Every entry of the lists that coverage is asked of. */
const owaspEntries = Array.from({ length: 10 }, (_, index) => String(index + 1).padStart(2, '0'))
  .map((number) => `LLM${number}:2025 ASI${number}:2026`)
  .join('\n')

export async function uploaded(record: EngagementRecord, by: Viewer, text: string): Promise<string> {
  const bytes = (async function* () {
    yield new TextEncoder().encode(text)
  })()
  return (await receiveUpload(record, by, { name: 'file.md', mediaType: 'text/markdown', bytes })).id
}
