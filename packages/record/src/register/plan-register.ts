import {
  type EngagementStatus,
  InvalidInput,
  mapColumns,
  objectionToEngagementTransition,
  plainHeading,
  type RegisterEntry,
  type RegisterField,
  readEntry,
} from '@assay/domain'
import { objectionTo } from '../identity/must-be-allowed.ts'
import type { Transaction } from '../kernel/database.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { visibleEngagements } from '../kernel/visible.ts'
import { changesClass, changesOf } from './changes-of.ts'
import { ownersOf } from './find-owner.ts'
import type { OpenedSheet } from './open-sheet.ts'
import { type Known, type PlannedRow, plainName, type RegisterPlan } from './plan.ts'

/** A column by its heading; no field leaves it out. */
export type ChosenColumn = { heading: string; field: RegisterField | null }

/**
 * What taking a sheet in would do to the register as it stands, row by row. Columns mean what was chosen, else what was
 * remembered of their headings, else what headings of that name usually mean.
 */
export async function planRegister(
  db: Transaction,
  viewer: Viewer,
  { fileName, sheet }: OpenedSheet,
  chosen: readonly ChosenColumn[] | null,
): Promise<RegisterPlan> {
  const { workspaceId } = viewer
  const meanings = await meaningsOf(db, workspaceId, chosen)
  const mapping = mapColumns(sheet.headings, meanings)
  if (chosen !== null && !mapping.some((field) => field === 'NAME' || field === 'KEY')) {
    throw new InvalidInput([{ path: ['columns'], message: 'Say which column holds the name of the use case.' }])
  }
  const owners = await ownersOf(db, workspaceId)
  const find = await registerOf(db, viewer)
  const first = new Map<string, number>()
  const rows = sheet.rows.map(({ line, cells }): PlannedRow => {
    const fields = mapping.flatMap((field, at): [RegisterField, string][] =>
      field === null ? [] : [[field, cells[at] ?? '']],
    )
    const { entry, faults } = readEntry(new Map(fields))
    const { ownerId, fault } = owners.find(entry.owner)
    const { known, fault: lost } = find(entry)
    const row = { line, entry, ownerId, known, name: entry.name ?? known?.name ?? '', changes: [], duplicateOf: null }
    const all = [...faults, ...[fault, lost].filter((each) => each !== null)]
    if (known === null && lost === null) {
      all.push(...missingOf(entry).filter(({ field }) => !all.some((each) => each.field === field)))
    }

    const identity = known?.id ?? plainName(row.name)
    const before = identity === '' ? undefined : first.get(identity)
    if (before !== undefined) return { ...row, outcome: 'DUPLICATE', faults: [], duplicateOf: before }
    first.set(identity, line)
    if (known === null || all.length > 0) return { ...row, outcome: all.length > 0 ? 'REFUSED' : 'NEW', faults: all }

    const changes = changesOf(known, entry, ownerId).map((change) =>
      change.field === 'OWNER' ? { ...change, from: owners.nameOf(change.from), to: owners.nameOf(change.to) } : change,
    )
    const objections = objectionsToChange(viewer, known, changesClass(changes))
    if (objections.length > 0 && changes.length > 0) return { ...row, outcome: 'REFUSED', faults: objections }
    return { ...row, outcome: changes.length > 0 ? 'CHANGE' : 'SAME', changes, faults: [] }
  })
  const samples = sheet.headings.map((_, at) => sheet.rows.find(({ cells }) => cells[at] !== '')?.cells[at] ?? '')
  return { fileName, sheetName: sheet.name, headings: sheet.headings, mapping, samples, rows }
}

async function meaningsOf(db: Transaction, workspaceId: string, chosen: readonly ChosenColumn[] | null) {
  const remembered = await db.registerColumn.findMany({ where: { workspaceId } })
  return new Map<string, RegisterField | null>([
    ...remembered.map(({ heading, field }): [string, RegisterField | null] => [heading, field as RegisterField | null]),
    ...(chosen ?? []).map(({ heading, field }): [string, RegisterField | null] => [plainHeading(heading), field]),
  ])
}

/** Finds the use case that a row is about, by its key or else by its name. */
async function registerOf(db: Transaction, { audience }: Viewer) {
  const all: Known[] = await db.engagement.findMany({
    where: { AND: [visibleEngagements(audience), { kind: 'AI_USE_CASE' }] },
    include: { classifications: { orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }], take: 1 } },
  })
  const byKey = new Map(all.map((each) => [each.key, each]))
  const byName = Map.groupBy(all, ({ name }) => plainName(name))
  return ({ key, name }: RegisterEntry) => {
    const keyed = byKey.get(key?.toUpperCase() ?? '')
    if (keyed !== undefined) return { known: keyed, fault: null }
    // A key of our own form that is not there is a mistake; any other is the reference of somebody else's list.
    if (key !== undefined && /^ENG-\d+$/i.test(key)) {
      const message = `There is no ${key} on the register. Leave the cell empty to enter a new use case.`
      return { known: null, fault: { field: 'KEY', message } as const }
    }
    const named = byName.get(plainName(name ?? '')) ?? []
    if (named.length < 2) return { known: named[0] ?? null, fault: null }
    const message = `${named.length} use cases are called “${name}”. Write the key of the one that is meant.`
    return { known: null, fault: { field: 'NAME', message } as const }
  }
}

function missingOf({ name, tier }: RegisterEntry) {
  return [
    ...(name === undefined ? [{ field: 'NAME', message: 'Give it a name that people know it by.' } as const] : []),
    ...(tier === undefined
      ? [{ field: 'TIER', message: 'Write a tier from 1, the most critical, to 4.' } as const]
      : []),
  ]
}

function objectionsToChange(viewer: Viewer, known: Known, reclassifies: boolean) {
  const denied = objectionTo(viewer, 'EDIT_ENGAGEMENT', known.id)
  if (denied !== null) return [{ field: null, message: denied.message }]
  const status = known.status as EngagementStatus
  if (!reclassifies || status === 'CLASSIFIED') return []
  const objection = objectionToEngagementTransition(status, 'CLASSIFIED')
  if (objection === null) return []
  const message = `${known.key} is ${status.toLowerCase().replace('_', ' ')}: its class changes by reclassifying it there.`
  return [{ field: 'RISK_CLASS', message } as const]
}
