export type Place = { row: number; column: number }

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>

/** Where a key leads from a cell of a grid; null for a key that leads nowhere. */
export function moved({ row, column }: Place, { key, ctrlKey, metaKey }: Press, size: Place): Place | null {
  const whole = ctrlKey || metaKey
  const to = {
    ArrowUp: { row: whole ? 0 : row - 1, column },
    ArrowDown: { row: whole ? size.row : row + 1, column },
    ArrowLeft: { row, column: whole ? 0 : column - 1 },
    ArrowRight: { row, column: whole ? size.column : column + 1 },
    Home: { row: whole ? 0 : row, column: 0 },
    End: { row: whole ? size.row : row, column: size.column },
    PageUp: { row: row - 10, column },
    PageDown: { row: row + 10, column },
  }[key]
  if (to === undefined) return null
  return { row: within(to.row, size.row), column: within(to.column, size.column) }
}

const within = (at: number, size: number) => Math.max(0, Math.min(size - 1, at))
