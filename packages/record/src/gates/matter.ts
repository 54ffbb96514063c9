import { createHash } from 'node:crypto'
import { owaspLists, useCaseTraits } from '@assay/domain'
import { canonicalBytes } from '@assay/ledger'
import { z } from 'zod'
import type { GateFacts } from './load-gate-facts.ts'
import { policyMatterOf } from './policy-facts.ts'
import { overrideOn, severityOn } from './subject-finding.ts'

/** What a gate is decided on, as plain JSON. It is stored with each reading and frozen into each decision. */
export type Matter = z.infer<typeof Matter>

export const Matter = z.object({
  definition: z.object({ id: z.string(), revision: z.number(), edition: z.string() }),
  subject: z.object({ type: z.string(), id: z.string(), digest: z.string() }),
  evidence: z.array(
    z.object({
      id: z.string(),
      key: z.string(),
      type: z.string(),
      binding: z.string(),
      status: z.string(),
      effectiveTo: z.string().nullable(),
      revision: z.number(),
      sha256: z.string(),
    }),
  ),
  findings: z.array(
    z.object({
      id: z.string(),
      key: z.string(),
      severity: z.string(),
      status: z.string(),
      subjectStatus: z.string(),
      override: z
        .object({ id: z.string(), type: z.string(), status: z.string(), expiresAt: z.string().nullable() })
        .nullable(),
    }),
  ),
  earlierGates: z.array(z.object({ id: z.string(), key: z.string(), stage: z.string(), status: z.string() })),
  /** What the policy asked, and those of its facts that stand nowhere above; null where it asked nothing. */
  policy: z
    .object({
      asks: z.array(z.string()),
      classified: z.boolean().nullable(),
      traits: z.array(z.enum(useCaseTraits)),
      datasets: z.array(z.string()),
      evidenceFrom: z.array(z.object({ id: z.string(), from: z.string().nullable() })),
      coverage: z.array(
        z.object({ evidenceId: z.string(), list: z.enum(owaspLists), edition: z.string(), entries: z.number() }),
      ),
      raci: z.array(z.object({ seat: z.string(), name: z.string(), code: z.string() })),
    })
    .nullable()
    .default(null),
})

const Frozen = z.object({ matter: Matter })

/** What a decision was taken on; null for one that was taken over from elsewhere. */
export function matterOfDecision({ frozen }: { frozen: unknown }): Matter | null {
  return Frozen.safeParse(frozen).data?.matter ?? null
}

/** `statusOf` answers with the status of an earlier gate as it stands in this computation. */
export function matterOf(facts: GateFacts, statusOf: (id: string, stored: string) => string): Matter {
  const { gate, evidence, subjects, earlierGates } = facts
  const { definition } = gate
  return {
    definition: { id: definition.id, revision: definition.revision, edition: definition.edition },
    subject: subjectOf(facts),
    evidence: evidence.flatMap(({ id, key, evidenceType, status, effectiveTo, revisions: [current] }) =>
      current === undefined
        ? []
        : {
            id,
            key,
            type: evidenceType.code,
            binding: evidenceType.binding,
            status,
            effectiveTo: effectiveTo?.toISOString() ?? null,
            revision: current.revision,
            sha256: current.sha256,
          },
    ),
    findings: subjects.map((subject) => {
      const override = overrideOn(subject)
      return {
        id: subject.finding.id,
        key: subject.finding.key,
        severity: severityOn(subject),
        status: subject.finding.status,
        subjectStatus: subject.status,
        override:
          override === null
            ? null
            : {
                id: override.id,
                type: override.type,
                status: override.status,
                expiresAt: override.expiresAt?.toISOString() ?? null,
              },
      }
    }),
    earlierGates: earlierGates.map(({ id, key, stage, status }) => ({ id, key, stage, status: statusOf(id, status) })),
    policy: policyMatterOf(facts),
  }
}

function subjectOf({ gate }: GateFacts): Matter['subject'] {
  if (gate.modelVersion !== null) {
    return { type: 'ModelVersion', id: gate.modelVersion.id, digest: gate.modelVersion.manifestDigest }
  }
  if (gate.datasetVersion !== null) {
    return { type: 'DatasetVersion', id: gate.datasetVersion.id, digest: gate.datasetVersion.digest }
  }
  return { type: 'Engagement', id: gate.engagementId, digest: registerEntryDigest(gate.engagement) }
}

/** The use case itself has no artefact: what the register says of it is what its intake decides on. */
function registerEntryDigest(engagement: GateFacts['gate']['engagement']): string {
  const { name, purpose, kind, actorRole, tier, dataSources, servingStack, vendor, hasTools } = engagement
  const classifications = engagement.classifications
    .map(({ jurisdiction, riskClass, annexPoint, article50 }) => ({ jurisdiction, riskClass, annexPoint, article50 }))
    .sort((one, other) => (one.jurisdiction < other.jurisdiction ? -1 : 1))
  const entry = { name, purpose, kind, actorRole, tier, dataSources, servingStack, vendor, hasTools, classifications }
  return `sha256:${createHash('sha256').update(canonicalBytes(entry)).digest('hex')}`
}
