import type { RaciCell, RaciCode } from './words.ts'

const words: Readonly<Record<string, RaciCode>> = {
  R: 'R',
  A: 'A',
  C: 'C',
  I: 'I',
  RESPONSIBLE: 'R',
  ACCOUNTABLE: 'A',
  CONSULTED: 'C',
  INFORMED: 'I',
}

/** What people write into a cell: "R", "a", "R/A", "A, R", "Accountable", "-"; undefined for anything else. */
export function readRaciCell(text: string): RaciCell | undefined {
  const said = text.trim().toUpperCase()
  if (['', '-', '–', '—'].includes(said)) return ''
  if (said === 'AR' || said === 'RA') return 'AR'
  const codes = new Set(said.split(/[\s/,;+&]+/).map((word) => words[word]))
  if (codes.has(undefined)) return undefined
  const [only] = codes
  if (codes.size === 1) return only
  return codes.size === 2 && codes.has('A') && codes.has('R') ? 'AR' : undefined
}
