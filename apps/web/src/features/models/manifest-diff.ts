/** A component as a manifest names it. */
export type Part = {
  kind: string
  name: string
  release: string
  digest?: string | null | undefined
  attested: boolean
}
type PartChange = { kind: string; name: string; before: Part; after: Part }
type ManifestDiff = { added: Part[]; removed: Part[]; changed: PartChange[]; same: number }

const lineOf = ({ kind, name }: Part) => JSON.stringify([kind, name])
const isSame = (a: Part, b: Part) =>
  a.release === b.release && (a.digest ?? null) === (b.digest ?? null) && a.attested === b.attested

/**
 * What differs between two manifests. A component of the same kind and name in both is changed when its release, its
 * digest or its attestation differs; where a name stands several times, equal ones are matched first.
 */
export function diffManifests(before: readonly Part[], after: readonly Part[]): ManifestDiff {
  const left = new Map<string, Part[]>()
  for (const part of before) left.set(lineOf(part), [...(left.get(lineOf(part)) ?? []), part])
  const take = (part: Part, fits: (other: Part) => boolean): Part | undefined => {
    const line = left.get(lineOf(part)) ?? []
    const found = line.find(fits)
    if (found !== undefined)
      left.set(
        lineOf(part),
        line.filter((each) => each !== found),
      )
    return found
  }

  const unequal = after.filter((part) => take(part, (other) => isSame(part, other)) === undefined)
  const added: Part[] = []
  const changed: PartChange[] = []
  for (const part of unequal) {
    const was = take(part, () => true)
    if (was === undefined) added.push(part)
    else changed.push({ kind: part.kind, name: part.name, before: was, after: part })
  }
  return { added, removed: [...left.values()].flat(), changed, same: after.length - unequal.length }
}
