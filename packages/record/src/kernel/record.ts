import type { Logger } from 'pino'
import type { Auth } from '../identity/auth.ts'
import type { Presence } from '../presence/open-presence.ts'
import type { VerdictKeys } from '../verdicts/verdict-keys.ts'
import type { BlobStore } from './blobs.ts'
import type { Database } from './database.ts'
import type { Feed } from './feed.ts'
import type { Mailer } from './mail.ts'
import type { Sequencer } from './sequencer.ts'

export type Settings = {
  /** Owns the schema and migrates; the app's roles are derived from it. */
  ownerUrl: string
  /** Blobs and keys live here. */
  dataDir: string
  /** Where people reach the page, e.g. http://127.0.0.1:4000. */
  publicUrl: string
  log: Logger
  poolSize?: number
  /** SMTP URL; without one, mail is printed to the log. */
  smtpUrl?: string
  now?: () => Date
}

/** The open record: what a command or a query needs to touch the database, and nothing of who asks. */
export type EngagementRecord = Database & {
  sequencer: Sequencer
  feed: Feed
  /** Who is where at this moment; no part of the log. */
  presence: Presence
  blobs: BlobStore
  auth: Auth
  /** What verdicts for pipelines are signed with. */
  verdictKeys: VerdictKeys
  mail: Mailer
  log: Logger
  publicUrl: string
  /** The clock of commands; the demo's seed sets it to the past. */
  now: () => Date
}
