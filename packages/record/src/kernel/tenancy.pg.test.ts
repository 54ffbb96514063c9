import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../../test/support/fresh-database.ts'
import { rowInEveryTable, type Table, tablesOf } from '../../../../test/support/row-in-every-table.ts'
import { asRole } from './roles.ts'

const ours = randomUUID()
const theirs = randomUUID()

describe('a transaction that is bound to one workspace', () => {
  let fresh: FreshDatabase
  let owner: pg.Client
  let app: pg.Client
  let tables: Table[]
  beforeAll(async () => {
    fresh = await freshDatabase()
    owner = new pg.Client(fresh.ownerUrl)
    app = new pg.Client(asRole(fresh.ownerUrl, 'assay_app'))
    await Promise.all([owner.connect(), app.connect()])
    tables = await tablesOf(owner)
    await rowInEveryTable(owner, tables, ours)
    await rowInEveryTable(owner, tables, theirs)
    return async () => {
      await Promise.all([owner.end(), app.end()])
      await fresh.drop()
    }
  })

  const tenantOf = (table: Table) => (table.name === 'workspace' ? 'id' : 'workspace_id')
  /** Runs as the app, bound or not, and rolls back; answers with the number of rows or the error's code. */
  async function tries(sql: string, workspaceId: string | null): Promise<number | string> {
    await app.query('BEGIN')
    try {
      if (workspaceId !== null) await app.query("SELECT set_config('assay.workspace', $1, true)", [workspaceId])
      return (await app.query(sql)).rowCount ?? 0
    } catch (error) {
      return error instanceof pg.DatabaseError ? `${error.code} ${error.message}` : String(error)
    } finally {
      await app.query('ROLLBACK')
    }
  }
  /** What each table answers, by its name. */
  async function eachTable(sql: (table: Table) => string, workspaceId: string | null) {
    const answers: Record<string, number | string> = {}
    for (const table of tables) answers[table.name] = await tries(sql(table), workspaceId)
    return answers
  }
  const all = (answer: number | string, but: Record<string, number | string> = {}) => ({
    ...Object.fromEntries(tables.map(({ name }) => [name, answer])),
    ...but,
  })
  const hidden = { activity_pending: '42501 permission denied for table activity_pending' }

  test('sees the one row of its own in every table, and nothing when it is not bound', async () => {
    const select = ({ name }: Table) => `SELECT FROM "${name}"`
    expect(tables.length).toBeGreaterThan(50)
    // Beside its own row, triggers keep when the condition and the delegation end.
    expect(await eachTable(select, ours)).toEqual(all(1, { ...hidden, lapse: 3 }))
    expect(await eachTable(select, null)).toEqual(all(0, hidden))
    expect(await eachTable(select, randomUUID())).toEqual(all(0, hidden))
    expect(await eachTable((table) => `${select(table)} WHERE ${tenantOf(table)} = '${theirs}'`, ours)).toEqual(
      all(0, hidden),
    )
  })

  test('updates and deletes no row of another in any table', async () => {
    const nothing = (answer: number | string) => answer === 0 || `${answer}`.startsWith('42501 permission denied')
    const changed = [
      await eachTable(
        (t) => `UPDATE "${t.name}" SET ${tenantOf(t)} = ${tenantOf(t)} WHERE ${tenantOf(t)} = '${theirs}'`,
        ours,
      ),
      await eachTable((t) => `DELETE FROM "${t.name}" WHERE ${tenantOf(t)} = '${theirs}'`, ours),
    ]
    for (const answers of changed) {
      expect(Object.entries(answers).filter(([, answer]) => !nothing(answer))).toEqual([])
    }
  })

  test('inserts no row for another and moves none of its own there', async () => {
    const refused = (answer: number | string) => `${answer}`.startsWith('42501')
    const insert = await eachTable((t) => `INSERT INTO "${t.name}" (${tenantOf(t)}) VALUES ('${theirs}')`, ours)
    const move = await eachTable((t) => `UPDATE "${t.name}" SET ${tenantOf(t)} = '${theirs}'`, ours)
    for (const answers of [insert, move]) {
      expect(Object.entries(answers).filter(([, answer]) => !refused(answer))).toEqual([])
    }
  })

  test('cannot refer to a row of another: every foreign key compares the workspace too', async () => {
    const loose = tables.flatMap(({ name, references }) =>
      references
        .filter(
          ({ columns, targets }) => !columns.some((column, i) => column === 'workspace_id' && targets[i] === column),
        )
        .map(({ target, columns }) => `${name} (${columns}) → ${target}`),
    )
    expect(loose).toEqual([])
    expect(tables.flatMap(({ references }) => references).length).toBeGreaterThan(60)

    const { rows } = await owner.query(`SELECT set_config('assay.workspace', '${theirs}', false)`)
    expect(rows).toHaveLength(1)
    const their = await owner.query<{ id: string }>('SELECT id FROM engagement')
    const taken = await tries(`UPDATE finding SET engagement_id = '${their.rows[0]?.id}'`, ours)
    expect(taken).toMatch(/^23503 .*violates foreign key constraint/)
  })

  test('is bound by a forced policy on every table, whoever asks', async () => {
    const { rows } = await owner.query<{ name: string; policies: string[] }>(`
      SELECT c.relname AS name, array_agg(format('%s %s %s %s', p.polcmd, p.polpermissive,
          pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))) AS policies
      FROM pg_class c LEFT JOIN pg_policy p ON p.polrelid = c.oid AND p.polroles = '{0}'
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname NOT LIKE '\\_prisma%'
        AND c.relrowsecurity AND c.relforcerowsecurity GROUP BY c.relname`)
    const bound = Object.fromEntries(
      tables.map((table) => {
        const same = `(${tenantOf(table)} = bound_workspace())`
        return [table.name, [`* t ${same} ${same}`]]
      }),
    )
    expect(Object.fromEntries(rows.map(({ name, policies }) => [name, policies]))).toEqual(bound)
  })

  test('is wider only for the roles that must look across workspaces', async () => {
    const { rows } = await owner.query<{ policy: string }>(`
      SELECT format('%s %s %s', r.rolname, p.polrelid::regclass, p.polcmd) AS policy
      FROM pg_policy p JOIN pg_roles r ON r.oid = ANY(p.polroles) ORDER BY 1`)
    expect(rows.map(({ policy }) => policy)).toEqual([
      'assay_directory api_token r',
      'assay_directory api_token w',
      'assay_directory invitation r',
      'assay_directory lapse r',
      'assay_directory membership r',
      'assay_directory workspace r',
      'assay_sequencer activity *',
      'assay_sequencer activity_head *',
      'assay_sequencer activity_pending *',
    ])
  })

  test('acts as a role that owns nothing and passes no policy', async () => {
    const { rows } = await app.query<{ name: string }>(`
      SELECT rolname AS name, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
        (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owns
      FROM pg_roles r WHERE rolname = current_user`)
    expect(rows).toEqual([
      { name: 'assay_app', rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, owns: 0 },
    ])
    expect(await tries('SELECT FROM auth.session', ours)).toBe('42501 permission denied for schema auth')
  })
})
