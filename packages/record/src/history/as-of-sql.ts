import { Prisma } from '../generated/client/client.ts'

/** The tables whose prior rows are kept. */
export type KeptTable =
  | 'engagement'
  | 'model_version'
  | 'gate'
  | 'gate_decision'
  | 'gate_condition'
  | 'evidence'
  | 'finding'
  | 'finding_subject'
  | 'override'
  | 'responsibility'

/**
 * The rows of a table as they stood at a moment, for `FROM (…) AS name`: those that nobody changed since, and the prior
 * rows that held then. Bind `condition` to the workspace, without a table's name in front of its columns.
 *
 * For SQL that looks at several moments, or at one beside now. A read of one past moment opens its snapshot there, and
 * needs no SQL of its own.
 */
export function asOfSql(
  table: KeptTable,
  columns: readonly string[],
  at: Date,
  condition: Prisma.Sql = Prisma.sql`true`,
): Prisma.Sql {
  const named = Prisma.raw(columns.map(quoted).join(', '))
  return Prisma.sql`SELECT ${named} FROM as_of.${Prisma.raw(quoted(table))}(${at}::timestamptz) WHERE ${condition}`
}

/** Names come from the code alone; anything else would be a way into the statement. */
function quoted(name: string): string {
  if (!/^[a-z_]+$/.test(name)) throw new Error(`No name of a column: ${name}`)
  return `"${name}"`
}
