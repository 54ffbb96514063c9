type Type = { id: string; code: string; name: string }
type Piece = { id: string; type: { code: string; layerNumber: number }; evidenceStatus: string }
type Layer = { number: number; name: string; controls: readonly { evidenceTypes: readonly Type[] }[] }

type Shelf<Held> = {
  number: number
  name: string
  held: Held[]
  /** Types that the layer's controls ask for and of which nothing was ever submitted. */
  missing: Type[]
}

const places: readonly string[] = [
  'SUBMITTED',
  'ACCEPTED',
  'EXPIRED',
  'REJECTED',
  'REQUESTED',
  'SUPERSEDED',
  'DISPOSED',
]

/** The evidence of an engagement by layer: what waits for a verdict first, what no longer counts last, then what is missing. */
export function shelvesOf<Held extends Piece>(layers: readonly Layer[], evidence: readonly Held[]): Shelf<Held>[] {
  const held = new Set(evidence.map(({ type }) => type.code))
  return layers.map(({ number, name, controls }) => {
    const asked = new Map(controls.flatMap(({ evidenceTypes }) => evidenceTypes.map((type) => [type.code, type])))
    return {
      number,
      name,
      held: evidence
        .filter(({ type }) => type.layerNumber === number)
        .toSorted((a, b) => places.indexOf(a.evidenceStatus) - places.indexOf(b.evidenceStatus)),
      missing: [...asked.values()].filter(({ code }) => !held.has(code)),
    }
  })
}
