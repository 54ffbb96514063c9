const instant = /_(at|since|until)$/

/** A row that PostgreSQL wrote as JSON, under the names and with the dates that the models have. */
export function rowOf<Row>(json: object): Row {
  const fields = Object.entries(json).map(([column, value]: [string, unknown]) => [
    column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
    typeof value === 'string' && instant.test(column) ? new Date(value) : value,
  ])
  return Object.fromEntries(fields) as Row
}
