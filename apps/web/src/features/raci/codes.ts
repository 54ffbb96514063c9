/** What a cell of the matrix holds: one code, A and R together, or nothing. */
export const raciCodes = ['R', 'A', 'AR', 'C', 'I'] as const
export type RaciCode = (typeof raciCodes)[number]

type Letter = 'R' | 'A' | 'C' | 'I'
const letters: readonly Letter[] = ['R', 'A', 'C', 'I']

/**
 * The code after a key is typed into a cell; undefined for a key that is not one of the matrix. A and R may stand
 * together: typing the other adds it, typing the same takes it away. Everything else replaces what stood there.
 */
export function typedInto(code: RaciCode | null, key: string): RaciCode | null | undefined {
  if (['-', '–', 'Backspace', 'Delete'].includes(key)) return null
  const letter = letters.find((each) => each === key.toUpperCase())
  if (letter === undefined) return undefined
  if (code === letter) return null
  if (letter === 'C' || letter === 'I') return letter
  if (code === 'AR') return letter === 'A' ? 'R' : 'A'
  return code === 'A' || code === 'R' ? 'AR' : letter
}

/** The code that a spreadsheet's cell says: "R", "a", "R/A", "A, R", "Accountable", "-"; undefined for anything else. */
export function readCode(text: string): RaciCode | null | undefined {
  const said = text.trim().toUpperCase()
  if (['', '-', '–', '—'].includes(said)) return null
  const read = said.split(/[\s/,;+&]+/).map((word) => letters.find((each) => word === each || word === words[each]))
  if (said === 'AR' || said === 'RA') return 'AR'
  if (read.includes(undefined)) return undefined
  const [only, second] = [...new Set(read)].toSorted()
  if (second === undefined) return only
  return only === 'A' && second === 'R' && new Set(read).size === 2 ? 'AR' : undefined
}

const words = { R: 'RESPONSIBLE', A: 'ACCOUNTABLE', C: 'CONSULTED', I: 'INFORMED' } as const

/** What a cell may hold, the empty one first. */
export const codeChoices = ['', ...raciCodes] as const
export const readChoice = (value: string): RaciCode | null => raciCodes.find((each) => each === value) ?? null
