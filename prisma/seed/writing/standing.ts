import type { Actor } from '../../../packages/record/src/kernel/viewer.ts'
import type { Book } from './book.ts'
import { changed, type Places } from './places.ts'

/** A finding on the record: its key is known once it was opened. */
export type Standing = { id: string; key: string; places: Places }

/** The part of a fact that says which finding it is about. */
export const about = ({ id, key, places }: Standing) => ({
  subject: { type: 'Finding', id, key } as const,
  engagementId: places.engagement,
  findingId: id,
})

type Move = { at: Date; from: string; to: string; reason: string | null }

export function moveFinding(book: Book, standing: Standing, move: Move, by: Actor): void {
  const { at, from, to, reason } = move
  book.change('finding', standing.id, at, { status: to })
  const changes = [changed('status', from, to)]
  book.state({ kind: 'finding.statusChanged', ...about(standing), changes, reason, at, by })
}
