import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { Announcement } from '../../packages/domain/src/index.ts'
import { writeAnnouncements } from '../../packages/record/src/kernel/announce.ts'
import type { Database, Transaction } from '../../packages/record/src/kernel/database.ts'
import { aViewer, inWorkspace } from './builders.ts'

export type Numbered = { writer: string; n: string }

/** The nth thing that this writer says. */
export function numberedFact(writer: number, n: number): Announcement {
  const subject = { type: 'Workspace', id: randomUUID() } as const
  return { kind: 'engagement.changed', subject, refs: { writer: `${writer}`, n: `${n}` } }
}

/** Commits one numbered fact and wakes nobody; `meanwhile` runs when it is written and not committed. */
export function commitFact(
  database: Pick<Database, 'prisma'>,
  workspaceId: string,
  { writer, n }: { writer: number; n: number },
  meanwhile: (tx: Transaction) => Promise<void> = async () => undefined,
): Promise<void> {
  return inWorkspace(database, workspaceId, async (tx) => {
    await writeAnnouncements(tx, aViewer(workspaceId), new Date(), [numberedFact(writer, n)])
    // Facts travel with the next statement, which is else the commit.
    await tx.$queryRaw`SELECT 1`
    await meanwhile(tx)
  })
}

/** Each writer was heard saying 1, 2, 3 … `each`, once and in this order. */
export function expectAllHeard(heard: readonly Numbered[], writers: number, each: number): void {
  for (let writer = 1; writer <= writers; writer += 1) {
    const said = heard.filter((fact) => fact.writer === `${writer}`).map(({ n }) => Number(n))
    expect(said, `what writer ${writer} said`).toEqual(Array.from({ length: each }, (_, index) => index + 1))
  }
  expect(heard).toHaveLength(writers * each)
}
