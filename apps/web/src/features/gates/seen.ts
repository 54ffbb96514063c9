/** What the signer has before their eyes, in a form that can be compared with what the record says later. */
export type Seen = {
  version: number
  status: string
  blockers: number
  evidence: readonly {
    type: string
    key: string | null
    revision: number | null
    sha256: string | null
    status: string
  }[]
  reasons: readonly string[]
  standing: string | null
}

export type SeenChange =
  | { kind: 'revision'; what: string; key: string; from: number; to: number; fromDigest: string; toDigest: string }
  | { kind: 'evidence'; what: string; from: string; to: string }
  | { kind: 'status'; from: string; to: string }
  | { kind: 'reasonAdded' | 'reasonGone'; what: string }
  | { kind: 'decided' }
  | { kind: 'other' }

/** What changed on a gate since the signer looked at it; nothing where the record is the same. */
export function changesSince(before: Seen, after: Seen): SeenChange[] {
  if (before.version === after.version && JSON.stringify(before) === JSON.stringify(after)) return []
  const changes: SeenChange[] = []
  if (before.status !== after.status) changes.push({ kind: 'status', from: before.status, to: after.status })
  if (before.standing !== after.standing) changes.push({ kind: 'decided' })
  for (const now of after.evidence) {
    const was = before.evidence.find(({ type }) => type === now.type)
    if (was?.sha256 != null && now.sha256 !== null && now.key !== null && was.sha256 !== now.sha256) {
      const [from, to] = [was.revision ?? 0, now.revision ?? 0]
      changes.push({
        kind: 'revision',
        what: now.type,
        key: now.key,
        from,
        to,
        fromDigest: was.sha256,
        toDigest: now.sha256,
      })
    } else if (was?.status !== now.status) {
      changes.push({ kind: 'evidence', what: now.type, from: was?.status ?? 'MISSING', to: now.status })
    }
  }
  const added = after.reasons.filter((reason) => !before.reasons.includes(reason))
  const gone = before.reasons.filter((reason) => !after.reasons.includes(reason))
  changes.push(...added.map((what) => ({ kind: 'reasonAdded' as const, what })))
  changes.push(...gone.map((what) => ({ kind: 'reasonGone' as const, what })))
  return changes.length > 0 ? changes : [{ kind: 'other' }]
}
