import type { ActorRole, RiskClass, Tier } from '../engagements/words.ts'
import type { RegisterField } from './fields.ts'
import { readActorRole, readRiskClass, readTier, readYesOrNo } from './read-cells.ts'

export type EntryFault = { field: RegisterField | null; message: string }

/** What a row says of a use case. A cell that is empty or not there says nothing. */
export type RegisterEntry = {
  key?: string
  name?: string
  purpose?: string
  /** An e-mail address or a name. */
  owner?: string
  tier?: Tier
  classification?: { riskClass: RiskClass; annexPoint: string | null; article50: boolean; rationale: string | null }
  actorRole?: ActorRole
  vendor?: string
  dataSources?: string
  servingStack?: string
  hasTools?: boolean
}

const nameLength = 200
const proseLength = 20_000
const long: readonly RegisterField[] = ['PURPOSE', 'DATA_SOURCES', 'SERVING_STACK', 'RATIONALE']

/** Reads the cells of a row by their fields, and says at which column it cannot be taken in and what to write there. */
export function readEntry(cells: ReadonlyMap<RegisterField, string>): { entry: RegisterEntry; faults: EntryFault[] } {
  const faults: EntryFault[] = []
  const text = (field: RegisterField) => (cells.get(field) ?? '').trim()
  for (const field of cells.keys()) {
    const most = long.includes(field) ? proseLength : nameLength
    if (text(field).length > most) faults.push({ field, message: `Keep it within ${most} characters.` })
    // Line breaks and tabs belong to prose; nothing else that cannot be seen does.
    if (/[^\P{Cc}\t\r\n]|[\p{Co}\p{Cs}]/u.test(text(field))) {
      faults.push({ field, message: 'This holds characters that are no text. Paste it as plain text.' })
    }
  }
  function read<Value>(field: RegisterField, reader: (said: string) => Value | null, otherwise: string) {
    const said = text(field)
    if (said === '') return null
    const value = reader(said)
    if (value === null) faults.push({ field, message: `“${said.slice(0, 40)}” is not known here. ${otherwise}` })
    return value
  }
  const tier = read('TIER', readTier, 'Write a tier from 1, the most critical, to 4.')
  const actorRole = read('ACTOR_ROLE', readActorRole, 'Write provider, deployer or both.')
  const hasTools = read('HAS_TOOLS', readYesOrNo, 'Write yes or no.')
  const article50 = read('ARTICLE_50', readYesOrNo, 'Write yes or no.')
  const riskClass = read(
    'RISK_CLASS',
    (said) => readRiskClass(said, text('ANNEX_POINT')),
    'Write prohibited, high Annex I, high Annex III, exempt 6(3) or not high.',
  )
  if (riskClass === 'HIGH_ANNEX_III' && text('ANNEX_POINT') === '') {
    faults.push({ field: 'ANNEX_POINT', message: 'Name the point of Annex III, such as 4(a).' })
  }
  const said = (name: keyof RegisterEntry, field: RegisterField) => (text(field) === '' ? {} : { [name]: text(field) })
  return {
    faults,
    entry: {
      ...said('key', 'KEY'),
      ...said('name', 'NAME'),
      ...said('purpose', 'PURPOSE'),
      ...said('owner', 'OWNER'),
      ...said('vendor', 'VENDOR'),
      ...said('dataSources', 'DATA_SOURCES'),
      ...said('servingStack', 'SERVING_STACK'),
      ...(tier === null ? {} : { tier }),
      ...(actorRole === null ? {} : { actorRole }),
      ...(hasTools === null ? {} : { hasTools }),
      ...(riskClass === null
        ? {}
        : {
            classification: {
              riskClass,
              annexPoint: riskClass === 'HIGH_ANNEX_III' ? text('ANNEX_POINT') || null : null,
              article50: article50 ?? false,
              rationale: text('RATIONALE') || null,
            },
          }),
    },
  }
}
