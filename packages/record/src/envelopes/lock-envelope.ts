import { rowKey } from '../engagements/row-key.ts'
import type { Prisma } from '../generated/client/client.ts'
import type { Transaction } from '../kernel/database.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { mustSee } from '../kernel/visible.ts'

const whole = {
  approvals: true,
  engagement: {
    include: { classifications: { distinct: ['jurisdiction'], orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }] } },
  },
} satisfies Prisma.ChangeEnvelopeInclude
export type EnvelopeRow = Prisma.ChangeEnvelopeGetPayload<{ include: typeof whole }>

/** The envelope, held until the transaction ends, so that approvals and uses come one after the other. */
export async function lockEnvelope(tx: Transaction, viewer: Viewer, envelopeId: string): Promise<EnvelopeRow> {
  const { workspaceId } = viewer
  const where = rowKey(workspaceId, envelopeId)
  const { id } = mustSee(await tx.changeEnvelope.findUnique({ where }), viewer.audience, 'change envelope')
  await tx.$queryRaw`
    SELECT id FROM change_envelope WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid FOR UPDATE`
  return tx.changeEnvelope.findUniqueOrThrow({ where, include: whole })
}
