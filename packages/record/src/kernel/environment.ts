import path from 'node:path'
import { openLog } from './open-log.ts'
import type { Settings } from './record.ts'
import { SetupProblem } from './setup-problem.ts'

export type Environment = Settings & { host: string; port: number }

/** The settings of a process that stands beside others on one database. Throws SetupProblem without DATABASE_URL. */
export function readEnvironment(env: NodeJS.ProcessEnv = process.env): Environment {
  const ownerUrl = env.DATABASE_URL
  if (!ownerUrl) throw new SetupProblem('Set DATABASE_URL: this process shares the database with the others.')
  const host = env.HOST || '127.0.0.1'
  const port = Number(env.PORT || '4000')
  return {
    ownerUrl,
    host,
    port,
    dataDir: path.resolve(env.ASSAY_DATA || '.assay'),
    publicUrl: env.ASSAY_PUBLIC_URL || `http://${host}:${port}`,
    log: openLog(),
    ...(env.ASSAY_SMTP_URL ? { smtpUrl: env.ASSAY_SMTP_URL } : {}),
  }
}
