import type { CellToAssign } from '@assay/record'
import { builder } from '../builder.ts'
import { idOf } from '../id-of.ts'
import { RaciCode, ResponsibilityScope, ResponsibilitySeat } from './enums.ts'

export const ResponsibilityCellInput = builder.inputType('ResponsibilityCellInput', {
  description:
    'A null code clears the cell. `expectedVersion` is the version of the cell as it is shown, 0 for one never set.',
  fields: (t) => ({
    scope: t.field({ type: ResponsibilityScope, required: true }),
    scopeCode: t.string({ required: true }),
    seat: t.field({ type: ResponsibilitySeat, required: true }),
    teamId: t.globalID(),
    code: t.field({ type: RaciCode }),
    personId: t.globalID({ description: 'A person of the team; null names nobody, left out it stays as it is.' }),
    inherit: t.boolean({ description: "Sets an engagement's cell back to the programme's." }),
    expectedVersion: t.int({ required: true }),
  }),
})

type Given = Omit<typeof ResponsibilityCellInput.$inferInput, 'idempotencyKey'>

/** The cell that an input names. Throws InvalidInput for the id of another type. */
export function cellOf({ scope, scopeCode, seat, teamId, code, personId, inherit, expectedVersion }: Given) {
  const cell: CellToAssign = {
    scope,
    scopeCode,
    seat,
    teamId: teamId == null ? null : idOf(teamId, 'Team', ['teamId']),
    code: code ?? null,
    expectedVersion,
  }
  if (personId !== undefined) cell.personId = personId === null ? null : idOf(personId, 'Membership', ['personId'])
  if (inherit) cell.inherit = true
  return cell
}
