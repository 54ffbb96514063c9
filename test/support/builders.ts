import { randomUUID } from 'node:crypto'
import type { Prisma } from '../../packages/record/src/generated/client/client.ts'
import { viewerOfSeat } from '../../packages/record/src/identity/viewer-of-session.ts'
import { bindWorkspace } from '../../packages/record/src/kernel/bind-workspace.ts'
import type { Transaction } from '../../packages/record/src/kernel/database.ts'
import type { EngagementRecord } from '../../packages/record/src/kernel/record.ts'
import { takeNumbers } from '../../packages/record/src/kernel/short-key.ts'
import type { Viewer } from '../../packages/record/src/kernel/viewer.ts'

/** Rows of a test's world, written without commands and without facts. Each builder answers with the row's id. */

/** Writes as the app does, bound to the workspace. */
export function inWorkspace<T>(
  { prisma }: Pick<EngagementRecord, 'prisma'>,
  workspaceId: string,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  return prisma.$transaction(async (tx) => {
    await bindWorkspace(tx, workspaceId)
    return work(tx)
  })
}

export async function aWorkspace(
  record: Pick<EngagementRecord, 'prisma'>,
  fields: Partial<Prisma.WorkspaceCreateInput> = {},
) {
  const id = fields.id ?? randomUUID()
  const data = { slug: `w-${id}`, name: 'Northgate Pay', ...fields, id }
  await inWorkspace(record, id, (tx) => tx.workspace.create({ data }))
  return id
}

export async function aMembership(
  record: EngagementRecord,
  workspaceId: string,
  { teamIds = [], ...fields }: Partial<Prisma.MembershipUncheckedCreateInput> & { teamIds?: string[] } = {},
) {
  const id = fields.id ?? randomUUID()
  const data = { name: 'Ada', email: `${id}@example.test`, role: 'CONTRIBUTOR', ...fields, id, workspaceId }
  await inWorkspace(record, workspaceId, async (tx) => {
    await tx.membership.create({ data })
    await tx.teamMember.createMany({ data: teamIds.map((teamId) => ({ workspaceId, teamId, membershipId: id })) })
  })
  return id
}

/** The viewer that acts from an active seat. */
export async function viewerOf(record: EngagementRecord, workspaceId: string, membershipId: string): Promise<Viewer> {
  const viewer = await viewerOfSeat(record, workspaceId, membershipId, { authenticatedAt: record.now() })
  if (viewer === null) throw new Error('The seat is not active')
  return viewer
}

/** A viewer that no seat stands behind, for what looks at the viewer alone. */
export function aViewer(workspaceId: string, fields: Partial<Viewer> = {}): Viewer {
  return {
    workspaceId,
    actor: { type: 'SYSTEM', id: null, name: 'Assay' },
    membershipId: null,
    roles: ['ADMIN'],
    engagementRoles: [],
    teams: [],
    scopes: null,
    audience: { workspaceId, reads: 'record', wholeWorkspace: true, engagementIds: [], hiddenEngagementIds: [] },
    authenticatedAt: null,
    sessionId: null,
    idempotency: null,
    ...fields,
  }
}

export async function aTeam(
  record: EngagementRecord,
  workspaceId: string,
  fields: Partial<Prisma.TeamUncheckedCreateInput> = {},
) {
  const id = fields.id ?? randomUUID()
  const data = { function: 'APPSEC', slug: `t-${id}`, name: 'AppSec', ...fields, id, workspaceId }
  await inWorkspace(record, workspaceId, (tx) => tx.team.create({ data }))
  return id
}

export async function anEngagement(
  record: EngagementRecord,
  workspaceId: string,
  fields: Partial<Prisma.EngagementUncheckedCreateInput> = {},
) {
  const id = fields.id ?? randomUUID()
  await inWorkspace(record, workspaceId, async (tx) => {
    const number = await takeNumbers(tx, workspaceId, 'ENG')
    const key = `ENG-${number}`
    await tx.engagement.create({
      data: { number, key, kind: 'AI_USE_CASE', name: 'Nora', tier: 2, ...fields, id, workspaceId },
    })
  })
  return id
}

export async function aFinding(
  record: EngagementRecord,
  workspaceId: string,
  engagementId: string,
  fields: Partial<Prisma.FindingUncheckedCreateInput> = {},
) {
  const id = fields.id ?? randomUUID()
  await inWorkspace(record, workspaceId, async (tx) => {
    const number = await takeNumbers(tx, workspaceId, 'F')
    await tx.finding.create({
      data: {
        number,
        key: `F-${number}`,
        engagementId,
        title: 'Help article issues a refund',
        category: 'PROMPT_INJECTION',
        severity: 3,
        sourceKind: 'PERSON',
        source: 'red team',
        ...fields,
        id,
        workspaceId,
      },
    })
  })
  return id
}
