import type { Finding } from '../generated/client/client.ts'
import type { Transaction } from '../kernel/database.ts'

/** Puts labels on a finding; a name that the workspace does not know yet becomes a label of it. */
export async function labelFinding(
  tx: Transaction,
  { workspaceId, id: findingId }: Finding,
  names: readonly string[],
  now: Date,
): Promise<void> {
  if (names.length === 0) return
  // In one order, so that two findings with the same new labels do not wait for each other.
  const sorted = [...names].sort()
  await tx.label.createMany({
    data: sorted.map((name) => ({ workspaceId, name, createdAt: now, updatedAt: now })),
    skipDuplicates: true,
  })
  const labels = await tx.label.findMany({ where: { workspaceId, name: { in: sorted } } })
  await tx.findingLabel.createMany({ data: labels.map(({ id }) => ({ workspaceId, findingId, labelId: id })) })
}
