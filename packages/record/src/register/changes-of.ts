import type { RegisterEntry, RegisterField } from '@assay/domain'
import { type EntryChange, type Known, plainName } from './plan.ts'

const said = (value: unknown) => (value === null || value === undefined || value === '' ? null : String(value))

/** What a row would change of a use case. A cell that says nothing changes nothing. */
export function changesOf(known: Known, entry: RegisterEntry, ownerId: string | undefined): EntryChange[] {
  const [classified] = known.classifications
  const { classification } = entry
  const values: [RegisterField, unknown, unknown][] = [
    ['NAME', known.name, renames(known, entry) ? entry.name : undefined],
    ['PURPOSE', known.purpose, entry.purpose],
    ['OWNER', known.ownerId, ownerId],
    ['TIER', known.tier, entry.tier],
    ['RISK_CLASS', classified?.riskClass, classification?.riskClass],
    ['ANNEX_POINT', classified?.annexPoint, classification?.annexPoint ?? undefined],
    ['ARTICLE_50', classified?.article50, classification?.article50],
    ['ACTOR_ROLE', known.actorRole, entry.actorRole],
    ['VENDOR', known.vendor, entry.vendor],
    ['DATA_SOURCES', known.dataSources, entry.dataSources],
    ['SERVING_STACK', known.servingStack, entry.servingStack],
    ['HAS_TOOLS', known.hasTools, entry.hasTools],
  ]
  return values
    .filter(([, from, to]) => to !== undefined && said(from) !== said(to))
    .map(([field, from, to]) => ({ field, from: said(from), to: said(to) }))
}

/** A name in another case is the same name. */
export const renames = (known: Known, { name }: RegisterEntry) =>
  name !== undefined && plainName(name) !== plainName(known.name)

const classFields: readonly RegisterField[] = ['RISK_CLASS', 'ANNEX_POINT', 'ARTICLE_50']

export const changesClass = (changes: readonly EntryChange[]) =>
  changes.some(({ field }) => classFields.includes(field))
