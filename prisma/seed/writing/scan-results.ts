import type { ScanRule, ScanStory } from '../story/story.ts'
import { pick } from './ids.ts'

/** One result of a scanner over its runs: the first that saw it and, once it was fixed, the first that no longer did. */
export type ScanResult = {
  name: string
  rule: ScanRule
  uri: string
  line: number | null
  purl: string | null
  firstRun: number
  goneIn: number | null
}

/** Which results each run of a scan sees: most are old, some come later, and some were fixed since. */
export function resultsOf(scan: ScanStory): ScanResult[] {
  return scan.rules.flatMap((rule) =>
    rule.places.map((place): ScanResult => {
      const name = `${scan.slug} ${rule.id} ${place}`
      const last = scan.runs.length - 1
      const firstRun = pick(10, name, 'first') < 5 ? 0 : pick(last + 1, name, 'run')
      // High ones are fixed first; a result that has just come is not fixed yet.
      const chance = rule.severity === 'HIGH' ? 7 : 3
      const isFixed = firstRun < last && pick(10, name, 'fixed') < chance
      const isPackage = place.startsWith('pkg:')
      const [, uri = place, line] = /^(.*):(\d+)$/.exec(place) ?? []
      return {
        name,
        rule,
        uri: isPackage ? (place.split('@')[0] ?? place) : uri,
        line: line === undefined || isPackage ? null : Number(line),
        purl: isPackage ? place : null,
        firstRun,
        goneIn: isFixed ? firstRun + 1 + pick(last - firstRun, name, 'gone') : null,
      }
    }),
  )
}

export const isSeen = ({ firstRun, goneIn }: ScanResult, run: number): boolean =>
  firstRun <= run && (goneIn === null || run < goneIn)

/** What people made of a result: nothing yet, a look, or a fix under way. Low ones wait for their turn. */
export function handled(result: ScanResult): 'OPEN' | 'TRIAGED' | 'IN_PROGRESS' {
  const hand = pick(10, result.name, 'hand')
  switch (result.rule.severity) {
    case 'CRITICAL':
    case 'HIGH':
      return hand < 6 ? 'IN_PROGRESS' : 'TRIAGED'
    case 'MEDIUM':
      return hand < 3 ? 'OPEN' : hand < 8 ? 'TRIAGED' : 'IN_PROGRESS'
    default:
      return 'OPEN'
  }
}
