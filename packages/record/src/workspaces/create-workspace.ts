import { randomUUIDv7 } from 'node:crypto'
import type { Role, Separation } from '@assay/domain'
import { loadCatalogue } from '../catalogue/load-catalogue.ts'
import { readCatalogue } from '../catalogue/read-catalogue.ts'
import type { Prisma } from '../generated/client/client.ts'
import { seatMember } from '../identity/seat-member.ts'
import { change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import { systemViewer } from './system-viewer.ts'

export type CreateWorkspace = {
  name: string
  /** Unique in the installation; made from the name when it is not given. */
  slug?: string
  separation?: Separation
  isDemo?: boolean
  /** Who owns it: an account, seated as administrator and signer. */
  owner: { userId: string; name: string; email: string }
}

export type CreatedWorkspace = { workspaceId: string; membershipId: string }

const ownersGrants: readonly Role[] = ['SIGNER']

/** Makes a workspace with the catalogue and its owner's seat. The owner administers it and may sign. */
export async function createWorkspace(record: EngagementRecord, input: CreateWorkspace): Promise<CreatedWorkspace> {
  const workspaceId = randomUUIDv7()
  const catalogue = await readCatalogue()
  const membershipId = await change(record, systemViewer(workspaceId), async function createWorkspace(its) {
    const { tx, now, announce } = its
    await tx.workspace.create({
      data: {
        id: workspaceId,
        slug: input.slug ?? slugOf(input.name, workspaceId),
        name: input.name,
        separation: input.separation ?? 'STRICT',
        isDemo: input.isDemo ?? false,
        policies: catalogue.policies as Prisma.InputJsonObject,
        createdAt: now,
        updatedAt: now,
      },
    })
    await loadCatalogue(tx, workspaceId, now, catalogue)
    const { owner } = input
    const membershipId = await seatMember(tx, { workspaceId, ...owner, role: 'ADMIN', grants: ownersGrants, now })
    const by = { type: 'MEMBERSHIP', id: membershipId, name: owner.name } as const
    announce({
      kind: 'workspace.created',
      subject: { type: 'Workspace', id: workspaceId },
      changes: [{ field: 'name', from: null, to: input.name }],
      by,
    })
    announce({
      kind: 'member.joined',
      subject: { type: 'Membership', id: membershipId },
      changes: [
        { field: 'name', from: null, to: owner.name },
        { field: 'role', from: null, to: 'ADMIN' },
      ],
      by,
    })
    return membershipId
  })
  return { workspaceId, membershipId }
}

/** Lower-case words joined by hyphens; the end of the id keeps two workspaces of one name apart. */
function slugOf(name: string, id: string): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
  return `${words === '' ? 'workspace' : words}-${id.slice(-6)}`
}
