import { readBom } from './read-bom.ts'
import { readSarif } from './read-sarif.ts'

/** What two documents of one kind differ in, by what they hold: `was` and `is` are the versions or states. */
export type ContentDiff = {
  kind: 'components' | 'results'
  added: { key: string; label: string; detail: string }[]
  removed: { key: string; label: string; detail: string }[]
  changed: { key: string; label: string; was: string; is: string }[]
  same: number
}

/** `state` is compared, `spoken` is what is shown of it. */
type Held = { key: string; label: string; detail: string; state: string; spoken: string }

/** The difference of two CycloneDX or two SARIF documents, however they are ordered; null for any others. */
export function contentDiff(before: unknown, after: unknown): ContentDiff | null {
  const boms = [readBom(before), readBom(after)] as const
  if (boms[0] !== null && boms[1] !== null) {
    const held = (bom: NonNullable<(typeof boms)[0]>): Held[] =>
      bom.components.map(({ id, name, version, type, digest }) => ({
        key: id,
        label: name,
        detail: [type, version].filter(Boolean).join(' · '),
        state: [version, digest].filter(Boolean).join(' · '),
        spoken: [version, digest.slice(0, 24)].filter(Boolean).join(' · '),
      }))
    return compare('components', held(boms[0]), held(boms[1]))
  }
  const logs = [readSarif(before), readSarif(after)] as const
  if (logs[0] === null || logs[1] === null) return null
  const held = (log: NonNullable<(typeof logs)[0]>): Held[] =>
    log.results.map(({ key, rule, level, message, place }) => ({
      key,
      label: `${rule} ${message}`,
      detail: [level, place].filter(Boolean).join(' · '),
      state: level,
      spoken: level,
    }))
  return compare('results', held(logs[0]), held(logs[1]))
}

/** The same thing twice is two things: the second of the one is compared with the second of the other. */
function compare(kind: ContentDiff['kind'], before: readonly Held[], after: readonly Held[]): ContentDiff {
  const were = numbered(before)
  const are = numbered(after)
  const diff: ContentDiff = { kind, added: [], removed: [], changed: [], same: 0 }
  for (const [key, { label, detail, state, spoken }] of are) {
    const was = were.get(key)
    if (was === undefined) diff.added.push({ key, label, detail })
    else if (was.state === state) diff.same += 1
    else diff.changed.push({ key, label, was: was.spoken, is: spoken })
  }
  for (const [key, { label, detail }] of were) if (!are.has(key)) diff.removed.push({ key, label, detail })
  return diff
}

function numbered(held: readonly Held[]): Map<string, Held> {
  const counts = new Map<string, number>()
  return new Map(
    held.map((each) => {
      const count = (counts.get(each.key) ?? 0) + 1
      counts.set(each.key, count)
      return [count === 1 ? each.key : `${each.key}#${count}`, each]
    }),
  )
}
