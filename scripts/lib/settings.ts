import path from 'node:path'
import { readMaxUploadBytes } from '../../packages/record/src/kernel/max-upload.ts'
import { SetupProblem } from '../../packages/record/src/kernel/setup-problem.ts'
import { readTrustedProxies } from '../../packages/record/src/kernel/trusted-proxies.ts'
import { root } from './root.ts'

export type StartSettings = {
  host: string
  port: number
  dataDir: string
  /** The database of the person who starts; without one the embedded PostgreSQL is used. */
  databaseUrl: string | null
  /** Where people reach the page; it differs from host and port behind a proxy. */
  publicUrl: string
  /** Where mail goes; without it mail is printed to the log. */
  smtpUrl: string | null
  /** The peers whose `X-Forwarded-For` is believed. */
  trustedProxies: string[]
  /** The largest file that is taken, in bytes. */
  maxUploadBytes: number
}

export function readSettings(env: NodeJS.ProcessEnv = process.env): StartSettings {
  const host = env.HOST || '127.0.0.1'
  const port = readPort(env.PORT || '4000')
  return {
    host,
    port,
    dataDir: path.resolve(root, env.ASSAY_DATA || '.assay'),
    databaseUrl: env.DATABASE_URL || null,
    publicUrl: env.ASSAY_PUBLIC_URL || `http://${host}:${port}`,
    smtpUrl: env.ASSAY_SMTP_URL || null,
    trustedProxies: readTrustedProxies(env),
    maxUploadBytes: readMaxUploadBytes(env),
  }
}

function readPort(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new SetupProblem(`PORT is "${text}"; it must be a number from 1 to 65535.`)
}
