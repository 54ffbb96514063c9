import { isDeepStrictEqual } from 'node:util'
import { policyOf } from '../gate-definitions/policy-shape.ts'
import type { Prisma } from '../generated/client/client.ts'
import type { Load } from './load-catalogue.ts'
import type { Catalogue } from './read-catalogue.ts'

type Entry = Catalogue['gates'][number]
type Stored = Prisma.GateDefinitionGetPayload<{ include: { requirements: { include: { evidenceType: true } } } }>

/**
 * Definitions are immutable: an entry that differs from the current revision becomes the next one, once an edition.
 * Gates keep the revision they were opened under.
 */
export async function loadGateDefinitions({ tx, workspaceId, now, catalogue }: Load): Promise<void> {
  const { edition } = catalogue
  const stored = await tx.gateDefinition.findMany({
    where: { workspaceId },
    include: { requirements: { include: { evidenceType: true }, orderBy: { position: 'asc' } } },
    orderBy: { revision: 'asc' },
  })
  const changed = catalogue.gates.filter((entry) => {
    const revisions = stored.filter(({ stage }) => stage === entry.stage)
    const current = revisions.find(({ isCurrent }) => isCurrent)
    // A revision of this edition may have been followed by one of the workspace's own, which stands.
    return !revisions.some((revision) => revision.edition === edition) && !saysTheSame(current, entry)
  })
  if (changed.length === 0) return

  const stages = changed.map(({ stage }) => stage)
  await tx.gateDefinition.updateMany({
    where: { workspaceId, stage: { in: stages }, isCurrent: true },
    data: { isCurrent: false, version: { increment: 1 }, updatedAt: now },
  })
  const made = await tx.gateDefinition.createManyAndReturn({
    data: changed.map(({ stage, number, name, description, subject, policy, decisions, signerRule, validityDays }) => ({
      workspaceId,
      stage,
      number,
      revision: 1 + Math.max(0, ...stored.filter((row) => row.stage === stage).map(({ revision }) => revision)),
      name,
      description,
      subjectType: subject,
      policy: policy as Prisma.InputJsonValue,
      decisions,
      signerRule: signerRule as Prisma.InputJsonValue,
      validityDays,
      edition,
      createdAt: now,
      updatedAt: now,
    })),
  })
  const types = await tx.evidenceType.findMany({ where: { workspaceId } })
  const typeIds = new Map(types.map(({ code, id }) => [code, id]))
  await tx.gateRequirement.createMany({
    data: made.flatMap(({ id, stage }) =>
      (changed.find((entry) => entry.stage === stage)?.requiredEvidence ?? []).map(({ type, when }, index) => {
        const evidenceTypeId = typeIds.get(type)
        if (evidenceTypeId === undefined)
          throw new Error(`The ${stage} gate asks for ${type}, which is not in the catalogue`)
        return { workspaceId, definitionId: id, evidenceTypeId, position: index + 1, condition: when }
      }),
    ),
  })
}

function saysTheSame(current: Stored | undefined, entry: Entry): boolean {
  if (current === undefined) return false
  const { stage, number, name, description, subjectType: subject, decisions, signerRule, validityDays } = current
  const policy = policyOf(current)
  const requiredEvidence = current.requirements.map(({ evidenceType, condition }) => ({
    type: evidenceType.code,
    when: condition,
  }))
  const { responsibilities: _, ...wanted } = entry
  return isDeepStrictEqual(
    { stage, number, name, description, subject, requiredEvidence, policy, signerRule, decisions, validityDays },
    wanted,
  )
}
