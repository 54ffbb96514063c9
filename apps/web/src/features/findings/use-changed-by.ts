import { useRef, useState } from 'react'
import { useLiveEvents } from '../../live/live.ts'

const shownMs = 4_000

/** Who just changed a finding from elsewhere, for a moment, by the finding's id. */
export function useChangedBy(me: string | null): ReadonlyMap<string, string> {
  const [authors, setAuthors] = useState<ReadonlyMap<string, string>>(new Map())
  const turns = useRef(new Map<string, number>())
  useLiveEvents(({ kind, finding, actor }) => {
    if (!finding || !kind.startsWith('finding.') || actor.id === me) return
    const { id } = finding
    const turn = (turns.current.get(id) ?? 0) + 1
    turns.current.set(id, turn)
    setAuthors((before) => new Map(before).set(id, actor.name))
    setTimeout(() => {
      if (turns.current.get(id) !== turn) return
      setAuthors((before) => {
        const left = new Map(before)
        left.delete(id)
        return left
      })
    }, shownMs)
  })
  return authors
}
