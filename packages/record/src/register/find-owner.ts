import type { EntryFault } from '@assay/domain'
import type { Transaction } from '../kernel/database.ts'
import { plainName } from './plan.ts'

/** `nameOf` knows those of whom a use case may be, also when they have left. */
type Owners = { find: (said: string | undefined) => Owner; nameOf: (id: string | null) => string | null }
type Owner = { ownerId: string | undefined; fault: EntryFault | null }

/** Finds active members by e-mail address or, where only one has it, by name. */
export async function ownersOf(db: Transaction, workspaceId: string): Promise<Owners> {
  const all = await db.membership.findMany({
    where: { workspaceId },
    select: { id: true, name: true, email: true, status: true },
  })
  const names = new Map(all.map(({ id, name }) => [id, name]))
  const members = all.filter(({ status }) => status === 'ACTIVE')
  const byEmail = new Map(members.map(({ id, email }) => [email.toLowerCase(), id]))
  const byName = Map.groupBy(members, ({ name }) => plainName(name))
  const find = (said: string | undefined): Owner => {
    if (said === undefined) return { ownerId: undefined, fault: null }
    // "Priya Raman <priya@northgate.example>" is how mail programs write both.
    const address = /<([^<>]+)>\s*$/.exec(said)?.[1] ?? said
    const named = byName.get(plainName(said)) ?? []
    const ownerId = byEmail.get(address.trim().toLowerCase()) ?? (named.length === 1 ? named[0]?.id : undefined)
    if (ownerId !== undefined) return { ownerId, fault: null }
    const message =
      named.length > 1
        ? `${named.length} members are called “${said}”. Write the e-mail address.`
        : `Nobody here is “${said}”. Write an active member’s e-mail address, or leave the cell empty.`
    return { ownerId: undefined, fault: { field: 'OWNER', message } }
  }
  return { find, nameOf: (id) => (id === null ? null : (names.get(id) ?? null)) }
}
