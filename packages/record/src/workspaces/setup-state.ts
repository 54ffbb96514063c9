import type { EngagementRecord } from '../kernel/record.ts'
import { type DemoPersona, demoPersonas } from './demo-personas.ts'

export type SetupState = { needed: boolean; personas: readonly DemoPersona[] }

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** Whether there is no workspace yet. */
export async function isEmpty({ directory }: Pick<EngagementRecord, 'directory'>): Promise<boolean> {
  const { rowCount } = await directory.query('SELECT FROM workspace LIMIT 1')
  return rowCount === 0
}

/** What a visitor without an account may know. Personas are offered by a demo that only this machine reaches. */
export async function setupState(record: EngagementRecord): Promise<SetupState> {
  if (await isEmpty(record)) return { needed: true, personas: [] }
  if (!loopback.has(new URL(record.publicUrl).hostname)) return { needed: false, personas: [] }
  const { rowCount } = await record.directory.query('SELECT FROM workspace WHERE is_demo LIMIT 1')
  return { needed: false, personas: rowCount === 1 ? demoPersonas.filter(({ status }) => status === 'ACTIVE') : [] }
}
