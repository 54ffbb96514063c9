import pg from 'pg'
import { errorCode } from './embedded-process.ts'
import { SetupProblem } from './setup-problem.ts'

const OLDEST = 15

/**
 * A connection of the role that owns the database; the caller ends it.
 *
 * @throws {SetupProblem} naming host and port, never the password.
 */
export async function connectOwner(url: string): Promise<pg.Client> {
  const client = clientFor(url)
  try {
    await client.connect()
  } catch (cause) {
    throw new SetupProblem(`${placeOf(client)} ${whyClosed(cause)}.`, { cause })
  }
  try {
    await requireVersion(client)
    return client
  } catch (error) {
    await client.end()
    throw error
  }
}

function clientFor(url: string): pg.Client {
  try {
    if (!/^postgres(ql)?:\/\//.test(url)) throw new Error('not a postgresql: address')
    return new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  } catch (cause) {
    throw new SetupProblem('DATABASE_URL is not of the form postgresql://user:password@host:5432/database.', { cause })
  }
}

/** `server_version_num` is the major version times 10,000 plus the minor one. */
export const isTooOld = (serverVersionNum: number) => serverVersionNum < OLDEST * 10_000

async function requireVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ server_version: string; num: number }>(
    `SELECT current_setting('server_version') AS server_version, current_setting('server_version_num')::int AS num`,
  )
  const found = rows[0]
  if (found !== undefined && isTooOld(found.num)) {
    throw new SetupProblem(
      `${placeOf(client)} is version ${found.server_version}; Assay needs PostgreSQL ${OLDEST} or newer.`,
    )
  }
}

const placeOf = ({ host, port }: pg.Client) => `The PostgreSQL at ${host}:${port}`

function whyClosed(error: unknown): string {
  switch (errorCode(error)) {
    case '28P01':
    case '28000':
      return 'refused the user name or password of DATABASE_URL'
    case '3D000':
      return 'has no database of the name in DATABASE_URL'
    case '53300':
      return 'has no connection left'
    default:
      return `cannot be reached (${errorCode(error) ?? (error instanceof Error ? error.message : 'no reason given')})`
  }
}
