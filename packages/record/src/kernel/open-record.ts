import path from 'node:path'
import { openAuth } from '../identity/auth.ts'
import { openPresence } from '../presence/open-presence.ts'
import { openVerdictKeys } from '../verdicts/verdict-keys.ts'
import { openLocalBlobs } from './blobs.ts'
import { openDatabase } from './database.ts'
import { openFeed } from './feed.ts'
import { secretKey } from './keys.ts'
import { openMailer } from './mail.ts'
import type { EngagementRecord, Settings } from './record.ts'
import { openSequencer } from './sequencer.ts'

/** Opens everything the record needs on a migrated database; `close()` waits for what is being sequenced. */
export async function openRecord(settings: Settings): Promise<EngagementRecord> {
  const { ownerUrl, dataDir, log, publicUrl } = settings
  const database = await openDatabase(ownerUrl, { size: settings.poolSize ?? 10 })
  const mail = openMailer(log, publicUrl, settings.smtpUrl)
  const sequencer = openSequencer(ownerUrl, { log })
  const feed = await openFeed(ownerUrl, log)
  const presence = await openPresence(ownerUrl, log)
  const secret = await secretKey(dataDir, 'auth-secret', process.env.ASSAY_AUTH_SECRET)
  const auth = openAuth({ ownerUrl, secret, publicUrl, mail, log })
  const blobs = await openLocalBlobs(path.join(dataDir, 'blobs'))

  return {
    ...database,
    sequencer,
    feed,
    presence,
    blobs,
    auth,
    verdictKeys: openVerdictKeys(secret),
    mail,
    log,
    publicUrl,
    now: settings.now ?? (() => new Date()),
    async close() {
      await sequencer.close()
      await feed.close()
      await presence.close()
      await auth.close()
      await database.close()
    },
  }
}
