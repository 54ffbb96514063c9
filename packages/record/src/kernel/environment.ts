import path from 'node:path'
import { readMaxUploadBytes } from './max-upload.ts'
import { openLog } from './open-log.ts'
import type { Settings } from './record.ts'
import { SetupProblem } from './setup-problem.ts'
import { readTrustedProxies } from './trusted-proxies.ts'

export type Environment = Settings & {
  host: string
  port: number
  /** The peers whose `X-Forwarded-For` is believed. */
  trustedProxies: string[]
  /** How long a process that was told to stop still serves while it says that it is not ready. */
  drainMs: number
  /** The largest file that is taken, in bytes. */
  maxUploadBytes: number
}

const LONGEST_DRAIN_SECONDS = 60

/**
 * The settings of a process that stands beside others on one database.
 *
 * @throws {SetupProblem} without DATABASE_URL, and for a setting that says nothing.
 */
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
    trustedProxies: readTrustedProxies(env),
    maxUploadBytes: readMaxUploadBytes(env),
    drainMs: readDrainSeconds(env.ASSAY_DRAIN_SECONDS || '0') * 1_000,
    ...(env.ASSAY_SMTP_URL ? { smtpUrl: env.ASSAY_SMTP_URL } : {}),
  }
}

function readDrainSeconds(text: string): number {
  const seconds = Number(text)
  if (seconds >= 0 && seconds <= LONGEST_DRAIN_SECONDS) return seconds
  throw new SetupProblem(`ASSAY_DRAIN_SECONDS is "${text}"; it must be a number from 0 to ${LONGEST_DRAIN_SECONDS}.`)
}
