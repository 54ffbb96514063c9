import type { Snapshot } from './snapshot.ts'

/** The short key of `Type:uuid`, as reasons name their objects; null for kinds without one. */
export async function keyOfSubject({ db }: Snapshot, subject: string | null): Promise<string | null> {
  const [type, id] = subject?.split(':') ?? []
  if (id === undefined) return null
  const query = { where: { id }, select: { key: true } }
  const row =
    type === 'Finding'
      ? await db.finding.findFirst(query)
      : type === 'Gate'
        ? await db.gate.findFirst(query)
        : type === 'Evidence'
          ? await db.evidence.findFirst(query)
          : type === 'Engagement'
            ? await db.engagement.findFirst(query)
            : null
  return row?.key ?? null
}
