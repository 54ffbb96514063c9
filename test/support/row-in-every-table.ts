import { randomBytes, randomUUID } from 'node:crypto'
import type pg from 'pg'

type Column = { name: string; type: string; required: boolean; codes: string[] }
type Reference = { target: string; columns: string[]; targets: string[] }
export type Table = { name: string; columns: Column[]; references: Reference[] }
type Row = Record<string, unknown>

/** What the checks of a table ask beyond its codes. */
const particular: Record<string, Row> = {
  delegation: { seat: 'USE_CASE_OWNER', valid_to: '2999-01-01T00:00:00Z' },
  finding_subject: { asset: 'billing' },
  responsibility: { seat: 'USE_CASE_OWNER' },
  workspace: { slug: '' },
}

/** The tables of the record, from the catalogue of the database, referenced ones first. */
export async function tablesOf(owner: pg.Client): Promise<Table[]> {
  const { rows } = await owner.query<Table>(`
    SELECT c.relname AS name,
      (SELECT jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, NULL),
          'required', a.attnotnull AND NOT a.atthasdef,
          'codes', coalesce((SELECT jsonb_agg(code[1]) FROM pg_constraint k,
            regexp_matches(pg_get_constraintdef(k.oid), '''([A-Z_0-9]+)''', 'g') AS code
            WHERE k.conrelid = c.oid AND k.contype = 'c' AND k.conkey = ARRAY[a.attnum]), '[]')) ORDER BY a.attnum)
        FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns,
      coalesce((SELECT jsonb_agg(jsonb_build_object('target', k.confrelid::regclass::text,
          'columns', (SELECT jsonb_agg(attname ORDER BY n) FROM unnest(k.conkey) WITH ORDINALITY AS u(num, n)
            JOIN pg_attribute ON attrelid = k.conrelid AND attnum = num),
          'targets', (SELECT jsonb_agg(attname ORDER BY n) FROM unnest(k.confkey) WITH ORDINALITY AS u(num, n)
            JOIN pg_attribute ON attrelid = k.confrelid AND attnum = num)))
        FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'f'), '[]') AS references
    FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
      AND c.relname NOT LIKE '\\_prisma%' ORDER BY c.relname`)
  return referencedFirst(rows)
}

/** One row a table, filled by type and code, in a workspace of its own; histories fill themselves when rows change. */
export async function rowInEveryTable(owner: pg.Client, tables: readonly Table[], workspaceId: string): Promise<void> {
  const made = new Map<string, Row>()
  await owner.query('BEGIN')
  await owner.query("SELECT set_config('assay.workspace', $1, true)", [workspaceId])
  for (const table of tables.filter(({ name }) => !name.endsWith('_history'))) {
    const row: Row = { ...rowOf(table, made, workspaceId), ...particular[table.name] }
    if (table.name === 'workspace') Object.assign(row, { id: workspaceId, slug: workspaceId })
    const names = Object.keys(row).map((name) => `"${name}"`)
    const places = names.map((_, index) => `$${index + 1}`)
    const sql = `INSERT INTO "${table.name}" (${names}) VALUES (${places}) RETURNING *`
    const { rows } = await owner.query<Row>(sql, Object.values(row))
    made.set(table.name, rows[0] ?? {})
  }
  for (const { name } of tables.filter((table) => table.name.endsWith('_history'))) {
    await owner.query(`UPDATE "${name.replace(/_history$/, '')}" SET version = version + 1`)
  }
  await owner.query('COMMIT')
}

function rowOf({ columns, references }: Table, made: Map<string, Row>, workspaceId: string): Row {
  const row: Row = {}
  for (const column of columns) if (column.required) row[column.name] = aValue(column)
  for (const reference of references) {
    if (!reference.columns.every((name) => name in row)) continue
    const target = made.get(reference.target) ?? {}
    for (const [index, name] of reference.columns.entries()) row[name] = target[reference.targets[index] ?? '']
  }
  if (columns.some(({ name }) => name === 'workspace_id')) row.workspace_id = workspaceId
  return row
}

function aValue({ name, type, codes }: Column): unknown {
  if (codes[0] !== undefined) return codes[0]
  switch (type) {
    case 'uuid':
      return randomUUID()
    case 'integer':
    case 'smallint':
    case 'bigint':
    case 'double precision':
      return 1
    case 'timestamp with time zone':
      return new Date()
    case 'bytea':
      return randomBytes(32)
    case 'jsonb':
      return '{}'
    case 'boolean':
      return false
    case 'text':
      return 'x'
    default:
      throw new Error(`A column of a new type: ${name} ${type}`)
  }
}

function referencedFirst(tables: readonly Table[]): Table[] {
  const sorted: Table[] = []
  const visit = (table: Table) => {
    if (sorted.includes(table)) return
    for (const { target } of table.references) {
      const found = tables.find(({ name }) => name === target.replaceAll('"', ''))
      if (found !== undefined && found !== table) visit(found)
    }
    if (!sorted.includes(table)) sorted.push(table)
  }
  tables.forEach(visit)
  return sorted
}
