import { Prisma } from '../generated/client/client.ts'

/** The tables whose prior rows are kept. */
export type KeptTable =
  | 'engagement'
  | 'model_version'
  | 'gate'
  | 'evidence'
  | 'finding'
  | 'finding_subject'
  | 'override'
  | 'responsibility'

/**
 * The rows of a table as they stood at a moment, for `FROM (…) AS name`: those that nobody changed since, and the prior
 * rows that held then. It names its columns, because those added later stand elsewhere in the history. Bind `condition`
 * to the workspace: it is put to both halves, without a table's name in front of its columns.
 */
export function asOfSql(
  table: KeptTable,
  columns: readonly string[],
  at: Date,
  condition: Prisma.Sql = Prisma.sql`true`,
): Prisma.Sql {
  const named = Prisma.raw(columns.map(quoted).join(', '))
  return Prisma.sql`
    SELECT ${named} FROM ${Prisma.raw(quoted(table))}
      WHERE ${condition} AND updated_at <= ${at}
    UNION ALL
    SELECT ${named} FROM ${Prisma.raw(quoted(`${table}_history`))}
      WHERE ${condition} AND valid_from <= ${at} AND valid_to > ${at}`
}

/** Names come from the code alone; anything else would be a way into the statement. */
function quoted(name: string): string {
  if (!/^[a-z_]+$/.test(name)) throw new Error(`No name of a column: ${name}`)
  return `"${name}"`
}
