import { SheetRefusal, sheetBounds } from './sheet.ts'
import { walkXml } from './walk-xml.ts'

type Line = { line: number; cells: string[] }

/** The values of a worksheet part, row by row; of a formula the value that it last had. */
export function readCells(xml: string, shared: readonly string[]): Line[] {
  const lines: Line[] = []
  let cell: { column: number; type: string; text: string } | null = null
  let reading = false
  walkXml(xml, {
    open(name, { r: place, t: type }) {
      if (name === 'row') {
        const line = Number(place ?? (lines.at(-1)?.line ?? 0) + 1)
        lines.push({ line, cells: [] })
        if (lines.length > sheetBounds.rows * 4) {
          throw new SheetRefusal(`The sheet has too many rows. Split it into files of ${sheetBounds.rows} at most.`)
        }
      } else if (name === 'c') {
        cell = { column: columnOf(place, lines.at(-1)?.cells.length ?? 0), type: type ?? 'n', text: '' }
      } else if (name === 'v' || name === 't') reading = cell !== null
    },
    text(said) {
      if (reading && cell !== null) cell.text += said
    },
    close(name) {
      if (name === 'v' || name === 't') reading = false
      if (name !== 'c' || cell === null) return
      const cells = lines.at(-1)?.cells
      // Beyond the bound only the width is told.
      if (cells !== undefined && cell.column < 1_000) {
        while (cells.length < cell.column) cells.push('')
        cells[cell.column] = valueIn(cell, shared)
      }
      cell = null
    },
  })
  return lines
}

/** "AB12" is column 27, from 0; a cell without a place follows the one before. */
function columnOf(place: string | undefined, next: number): number {
  const letters = /^[A-Z]{1,3}/.exec(place ?? '')?.[0]
  if (letters === undefined) return next
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function valueIn({ type, text }: { type: string; text: string }, shared: readonly string[]): string {
  if (type === 's') return shared[Number(text)] ?? ''
  if (type === 'b') return text === '1' ? 'yes' : 'no'
  // A formula that failed shows as its error; it says nothing of a use case.
  if (type === 'e') return ''
  return text
}
