import { type OwaspList, owaspLists } from './words.ts'

export type StatedCoverage = { list: OwaspList; edition: string; entries: number }

const prefixes: { readonly [list in OwaspList]: string } = { LLM: 'LLM', AGENTIC: 'ASI' }
const entry = /\b(LLM|ASI)(0[1-9]|10)(?::(20\d\d))?\b/g
/** A year that stands by itself, and is no part of a date. */
const year = /(?<![\d-])20\d\d(?![\d-])/g

/**
 * How many entries of each list and edition a document names: as `LLM01:2025`, or as `LLM01` in a line with one year.
 * The ids are those of the OWASP Top 10 for LLM Applications and for Agentic Applications.
 */
export function statedCoverage(text: string): StatedCoverage[] {
  const named = text.split(/\r?\n/).flatMap((line) => {
    const years = new Set(line.replaceAll(entry, '').match(year))
    const [only = null] = years.size === 1 ? years : []
    return [...line.matchAll(entry)].map(([, prefix, number, edition = only]) => ({ prefix, number, edition }))
  })
  const editions = [...new Set(named.flatMap(({ edition }) => edition ?? []))].sort()
  return owaspLists.flatMap((list) =>
    editions.flatMap((edition) => {
      const here = named.filter((each) => each.prefix === prefixes[list] && each.edition === edition)
      const entries = new Set(here.map(({ number }) => number)).size
      return entries === 0 ? [] : { list, edition, entries }
    }),
  )
}
