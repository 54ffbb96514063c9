import type { Pool } from 'pg'
import { SetupProblem } from './setup-problem.ts'

/** The app must not be able to pass the row policies or rewrite the log, not even by mistake. */
export async function refusePowerfulRole(app: Pool): Promise<void> {
  const { rows } = await app.query<{ name: string; powerful: boolean }>(`
    SELECT r.rolname AS name,
           r.rolsuper OR r.rolbypassrls OR EXISTS (
             SELECT FROM pg_class c
             WHERE c.relname = 'activity' AND c.relkind = 'r' AND pg_has_role(r.oid, c.relowner, 'MEMBER')
           ) AS powerful
    FROM pg_roles r WHERE r.rolname = current_user`)
  const role = rows[0]
  if (role === undefined || role.powerful) {
    throw new SetupProblem(
      `The app would connect as "${role?.name ?? 'unknown'}", which may bypass row-level security: leave ASSAY_APP_DATABASE_URL unset, or point it at a login that is a plain member of assay_app`,
    )
  }
}
