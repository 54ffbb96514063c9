import { existsSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { EngagementRecord } from '../../packages/record/src/index.ts'
import { root } from './root.ts'

/** Who can sign in to the demo programme, and how; the same on every start. */
export type Demo = {
  personas: readonly { name: string; email: string; title: string }[]
  password: string
  token: string
}

type Seed = { seedDemo(record: EngagementRecord, options: { dataDir: string }): Promise<Demo | null> }

/** Loads the demo programme unless it is there already; null where the record belongs to people. */
export async function seed(record: EngagementRecord, dataDir: string): Promise<Demo | null> {
  const entry = path.join(root, 'prisma/seed/index.ts')
  if (!existsSync(entry)) return null
  const { seedDemo }: Seed = await import(pathToFileURL(entry).href)
  return seedDemo(record, { dataDir })
}

export function describe({ personas, password, token }: Demo): string {
  const width = Math.max(...personas.map(({ email }) => email.length))
  const people = personas.map(({ email, name, title }) => `  ${email.padEnd(width)}  ${name}, ${title}`)
  return ['Sign in as any of', ...people, `  password   ${password}`, `  API token  ${token}`].join('\n')
}
