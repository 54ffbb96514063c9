import {
  type ComponentKind,
  type Composition,
  type EnvelopeStage,
  type EnvelopeStatus,
  envelopeStages,
  type InsideCase,
  type LineageUsage,
} from '@assay/domain'
import { z } from 'zod'
import type { ChangeEnvelope, Prisma } from '../generated/client/client.ts'
import type { Transaction } from '../kernel/database.ts'

const Stages = z.array(z.enum(envelopeStages))
const Bounds = z.array(z.object({ metric: z.string(), min: z.number().nullable(), max: z.number().nullable() }))
const Names = z.array(z.string())

/** The terms of an envelope, out of its columns. Throws on any other shape. */
export function termsOf({ stages, bounds, mayChange }: Pick<ChangeEnvelope, 'stages' | 'bounds' | 'mayChange'>) {
  return {
    stages: Stages.parse(stages) as EnvelopeStage[],
    bounds: Bounds.parse(bounds),
    mayChange: Names.parse(mayChange),
  }
}

const composed = {
  components: { include: { component: true } },
  lineage: { include: { datasetVersion: { include: { dataset: true } } } },
  metrics: { orderBy: { measuredAt: 'asc' } },
} satisfies Prisma.ModelVersionInclude
type Composed = Prisma.ModelVersionGetPayload<{ include: typeof composed }>

/** What `objectionOutside` asks about a version of the envelope's engagement. */
export async function loadInsideCase(
  db: Transaction,
  envelope: ChangeEnvelope,
  modelVersionId: string,
): Promise<InsideCase> {
  const key = (id: string) => ({ workspaceId_id: { workspaceId: envelope.workspaceId, id } })
  const base = await db.modelVersion.findUniqueOrThrow({ where: key(envelope.baseVersionId), include: composed })
  const version = await db.modelVersion.findUniqueOrThrow({ where: key(modelVersionId), include: composed })
  const { bounds, mayChange } = termsOf(envelope)
  return {
    envelope: { status: envelope.status as EnvelopeStatus, endsAt: envelope.endsAt, bounds, mayChange },
    base: compositionOf(base),
    // The newest measurement of each name counts.
    version: {
      ...compositionOf(version),
      id: version.id,
      metrics: new Map(version.metrics.map(({ name, value }) => [name, value])),
    },
  }
}

function compositionOf({ components, lineage }: Composed): Composition {
  return {
    parts: components.map(({ component: { kind, name, release, digest } }) => ({
      ...{ kind: kind as ComponentKind, name, release, digest },
    })),
    data: lineage.map(({ usage, datasetVersion }) => ({
      dataset: datasetVersion.dataset.name,
      usage: usage as LineageUsage,
    })),
  }
}
