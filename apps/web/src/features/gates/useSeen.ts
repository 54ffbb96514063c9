import { useCallback, useState } from 'react'
import { useLiveEvents } from '../../live/live.ts'
import { readEntry } from './evidence-line.ts'
import type { GateToDecide } from './gate-fragment.ts'
import { changesSince, type Seen } from './seen.ts'

const seenOf = ({ version, status, blockers, checklist, reasons, standing }: GateToDecide): Seen => ({
  version,
  status,
  blockers,
  evidence: checklist.map(readEntry).map(({ type, evidence }) => ({
    type: type.name,
    key: evidence?.key ?? null,
    revision: evidence?.current?.revision ?? null,
    sha256: evidence?.current?.sha256 ?? null,
    status: evidence?.status ?? 'MISSING',
  })),
  reasons: reasons.map(({ message }) => message),
  standing: standing?.id ?? null,
})

const leaning = /^(gate|evidence|finding|override|retest)\./

/**
 * What the signer looked at: the gate as it stood when the decision was opened, and what changed since, by whom.
 * `review` takes the present state for looked at.
 */
export function useSeen(gate: GateToDecide) {
  const [seen, setSeen] = useState(() => seenOf(gate))
  const [by, setBy] = useState<readonly string[]>([])
  useLiveEvents(({ kind, engagement, actor }) => {
    if (!leaning.test(kind) || engagement?.id !== gate.engagement.id) return
    setBy((before) => (before.includes(actor.name) ? before : [...before, actor.name]))
  })
  const review = useCallback(() => {
    setSeen(seenOf(gate))
    setBy([])
  }, [gate])
  return { version: seen.version, changes: changesSince(seen, seenOf(gate)), by, review }
}
