export type Bound = { metric: string; min: number | null; max: number | null }

const line = /^(?:([\d.eE+-]+)\s*(?:<=|≤)\s*)?([^<>=≤]+?)(?:\s*(?:<=|≤)\s*([\d.eE+-]+))?$/

/** Bounds as people write them, one a line: `0.94 <= AUC <= 1`. `wrong` is the first line that says no bound. */
export function readBounds(text: string): { bounds: Bound[]; wrong: string | null } {
  const bounds: Bound[] = []
  for (const given of text.split('\n').map((each) => each.trim())) {
    if (given === '') continue
    const [, min, metric, max] = line.exec(given) ?? []
    const read = { min: numberOf(min), max: numberOf(max) }
    const unread = Number.isNaN(read.min) || Number.isNaN(read.max) || (read.min === null && read.max === null)
    if (metric === undefined || unread) return { bounds, wrong: given }
    bounds.push({ metric, ...read })
  }
  return { bounds, wrong: null }
}

const numberOf = (text: string | undefined) => (text === undefined ? null : Number(text))
