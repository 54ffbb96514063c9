import type { Evidence, Prisma } from '../generated/client/client.ts'

/**
 * Standing evidence that was accepted stays in force until what follows it is accepted, so its next revision is
 * gathered on a row of its own: of the same engagement, type, subject and title.
 */
export function sameLine(evidence: Evidence): Prisma.EvidenceWhereInput {
  const { workspaceId, engagementId, evidenceTypeId, modelVersionId, datasetVersionId, title, id } = evidence
  return {
    workspaceId,
    engagementId,
    evidenceTypeId,
    modelVersionId,
    datasetVersionId,
    title,
    id: { not: id },
  }
}
