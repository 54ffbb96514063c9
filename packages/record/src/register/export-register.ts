import { registerFields, registerHeadings } from '@assay/domain'
import { csvRow } from '@assay/formats'
import { openTimedSnapshot } from '../history/timed-snapshot.ts'
import { mustBeAllowed } from '../identity/must-be-allowed.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { visibleEngagements } from '../kernel/visible.ts'

/** The headings alone, for people to fill in. */
export const registerTemplate = () => csvRow(registerFields.map((field) => registerHeadings[field]))

/** The register as CSV, safe to open in a spreadsheet, with the headings that it is taken in by; now or as of a moment. */
export async function exportRegister(
  record: EngagementRecord,
  viewer: Viewer,
  { asOf }: { asOf?: Date },
): Promise<string> {
  mustBeAllowed(viewer, 'EXPORT')
  const snapshot = openTimedSnapshot(record, viewer.workspaceId)
  if (asOf !== undefined) snapshot.readAsOf(asOf)
  try {
    const all = await snapshot.db.engagement.findMany({
      where: { AND: [visibleEngagements(viewer.audience), { kind: 'AI_USE_CASE' }] },
      include: { owner: true, classifications: { orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }], take: 1 } },
      orderBy: { number: 'asc' },
    })
    const rows = all.map(({ owner, classifications: [classified], ...each }) =>
      csvRow([
        ...[each.key, each.name, each.purpose, owner?.email ?? '', each.tier, classified?.riskClass ?? ''],
        ...[classified?.annexPoint ?? '', classified === undefined ? '' : yesOrNo(classified.article50)],
        ...[classified?.rationale ?? '', each.actorRole, each.vendor ?? '', each.dataSources, each.servingStack],
        yesOrNo(each.hasTools),
      ]),
    )
    return [registerTemplate(), ...rows].join('')
  } finally {
    await snapshot.close()
  }
}

const yesOrNo = (value: boolean) => (value ? 'yes' : 'no')
