import { randomBytes, randomUUID } from 'node:crypto'
import { link, mkdir, open, readFile, rm } from 'node:fs/promises'
import path from 'node:path'

/** A secret of this installation: from the setting where one is given, else made once and kept in `keys/`. */
export async function secretKey(dataDir: string, name: string, setting: string | undefined): Promise<string> {
  if (setting !== undefined && setting !== '') return setting
  const file = path.join(dataDir, 'keys', name)
  const kept = await readUnlessMissing(file)
  if (kept !== null) return kept
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  await create(file, randomBytes(32).toString('hex'))
  return readFile(file, 'utf8')
}

/** Two processes may start at once: the name appears with all of its bytes, once, and both read what won. */
async function create(file: string, secret: string): Promise<void> {
  const draft = `${file}.${randomUUID()}`
  try {
    const handle = await open(draft, 'wx', 0o600)
    await handle.writeFile(secret)
    await handle.sync()
    await handle.close()
    await link(draft, file)
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
  } finally {
    await rm(draft, { force: true })
  }
}

async function readUnlessMissing(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null
    throw error
  }
}

const hasCode = (error: unknown, code: string) => error instanceof Error && 'code' in error && error.code === code
