import type { EngagementRecord } from '../../packages/record/src/kernel/record.ts'
import { type DemoPersona, demoPassword, demoPersonas } from '../../packages/record/src/workspaces/demo-personas.ts'
import { ledgerHelper } from './harbour/ledger-helper.ts'
import { northgateEngagements } from './northgate/northgate.ts'
import { noOffice, northgateOffice } from './northgate/office.ts'
import { clockAt } from './writing/clock.ts'
import { demoToken } from './writing/demo-token.ts'
import { type Founder, workspaceIdOf } from './writing/found-workspace.ts'
import { openAccounts } from './writing/open-accounts.ts'
import { type Programme, tellStory } from './writing/tell-story.ts'

/** Who can sign in to the demo programme, and how; the same on every start. */
export type Demo = { personas: readonly DemoPersona[]; password: string; token: string }

type SeedDemo = {
  /** Keeps the token’s secret, so that a later start can print it again. */
  dataDir: string
  /** The day that the story is told on; today, where it is not given. */
  now?: Date
  log?: (line: string) => void
}

const northgate = 'northgate-pay'
const harbour = 'harbour-ledger'

/**
 * Puts the demo programme on a migrated, empty record: Northgate Pay with four AI use cases and a product, and a second
 * workspace beside it. What is there already stays as it is; null where the record belongs to people.
 */
export async function seedDemo(record: EngagementRecord, options: SeedDemo): Promise<Demo | null> {
  const { dataDir, now = record.now(), log = () => undefined } = options
  const { rows } = await record.directory.query<{ id: string }>('SELECT id FROM workspace')
  const present = new Set(rows.map(({ id }) => id))
  const ids = [harbour, northgate].map(workspaceIdOf)
  if (present.size > 0 && !ids.some((id) => present.has(id))) return null

  const clock = clockAt(now)
  if (!ids.every((id) => present.has(id))) {
    const accounts = await openAccounts(record, [...demoPersonas.filter(isHere), elin])
    const programmes = [harbourLedger(accounts), northgatePay(accounts)]
    const missing = programmes.filter(({ founding }) => !present.has(workspaceIdOf(founding.slug)))
    await Promise.all(missing.map((programme) => tellStory(record, clock, programme)))
    log(`${missing.map(({ founding }) => founding.name).join(' and ')} stand on the record`)
  }
  const personas = demoPersonas.filter(isHere)
  return {
    personas,
    password: demoPassword,
    token: await demoToken(record, workspaceIdOf(northgate), { dataDir, now }),
  }
}

const isHere = ({ status }: DemoPersona) => status === 'ACTIVE'
const elin = { name: 'Elin Strand', email: 'elin.strand@harbour.example' }

/** Personas are spoken of by their first names. */
const personOf = (email: string) => email.split('.')[0] ?? email

function northgatePay(accounts: ReadonlyMap<string, string>): Programme {
  const people = demoPersonas.map((persona): Founder => {
    const { name, email, role, grants, isLead, team } = persona
    const teams = team === null ? [] : [team]
    return { person: personOf(email), name, email, role, grants, teams, isLead, userId: accounts.get(email) ?? null }
  })
  const founding = {
    slug: northgate,
    name: 'Northgate Pay',
    separation: 'STRICT',
    founded: [120, '08:30'],
    people,
  } as const
  return { founding, office: northgateOffice, engagements: northgateEngagements }
}

/** One of its two people is a guest of Northgate Pay; everyone else there sees nothing of it. */
function harbourLedger(accounts: ReadonlyMap<string, string>): Programme {
  const nadia = demoPersonas.find(({ email }) => personOf(email) === 'nadia')
  if (nadia === undefined) throw new Error('The demo has lost Nadia')
  const seat = ({ name, email }: typeof elin) => ({
    name,
    email,
    person: personOf(email),
    userId: accounts.get(email) ?? null,
  })
  const people: readonly Founder[] = [
    {
      ...seat(elin),
      role: 'ADMIN',
      grants: ['SIGNER'],
      teams: ['SECURITY_LEADERSHIP', 'GRC', 'PRODUCT_SECURITY'],
      isLead: true,
    },
    { ...seat(nadia), role: 'CONTRIBUTOR', grants: [], teams: ['ML_PLATFORM', 'APPSEC'], isLead: true },
  ]
  const founding = {
    slug: harbour,
    name: 'Harbour Ledger',
    separation: 'COMPACT',
    founded: [66, '08:30'],
    people,
  } as const
  return { founding, office: noOffice, engagements: [ledgerHelper] }
}
