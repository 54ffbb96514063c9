/** Rows of one table by id: what is asked for in one turn is read at once, and each row once. */
export function openRowReader<Row extends { id: string }>(read: (ids: readonly string[]) => Promise<Row[]>) {
  const known = new Map<string, Promise<Row | null>>()
  let asked: string[] = []
  let answer: Promise<Map<string, Row>> | null = null

  /** After everything else of this turn, as the loaders of the graph do: who asks next may still come along. */
  const soon = () =>
    new Promise<void>((then) => void Promise.resolve().then(() => process.nextTick(then)))
      .then(() => {
        const ids = asked
        asked = []
        answer = null
        return read(ids)
      })
      .then((rows) => new Map(rows.map((row) => [row.id, row])))

  return (id: string): Promise<Row | null> => {
    const found = known.get(id)
    if (found !== undefined) return found
    asked.push(id)
    answer ??= soon()
    const row = answer.then((rows) => rows.get(id) ?? null)
    known.set(id, row)
    return row
  }
}
