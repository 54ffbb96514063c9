import type { Load } from './load-catalogue.ts'

type Scope = 'LAYER' | 'GATE' | 'CONTROL'
type Cell = { scope: Scope; scopeCode: string; holder: string; code: string }

/**
 * The programme's matrix to begin with. Only rows that nobody has touched are filled: a default put beside what people
 * assigned could make a second A. Teams that the workspace lacks are skipped.
 */
export async function loadDefaultResponsibilities({ tx, workspaceId, now, catalogue }: Load): Promise<void> {
  const teams = await tx.team.findMany({ where: { workspaceId }, orderBy: { createdAt: 'asc' } })
  const known = await tx.responsibility.findMany({
    where: { workspaceId, engagementId: null },
    select: { scope: true, scopeCode: true },
    distinct: ['scope', 'scopeCode'],
  })
  const filled = new Set(known.map(({ scope, scopeCode }) => `${scope} ${scopeCode}`))
  const cells = [
    ...catalogue.layers.flatMap(({ code, responsibilities, controls }) => [
      ...cellsOf('LAYER', code, responsibilities),
      ...controls.flatMap((control) =>
        cellsOf(
          'CONTROL',
          control.code,
          control.responsible.map((team) => ({ team, code: 'R' })),
        ),
      ),
    ]),
    ...catalogue.gates.flatMap(({ stage, responsibilities }) => cellsOf('GATE', stage, responsibilities)),
  ]
  await tx.responsibility.createMany({
    data: cells
      .filter(({ scope, scopeCode }) => !filled.has(`${scope} ${scopeCode}`))
      .flatMap(({ scope, scopeCode, holder, code }) => {
        const row = { workspaceId, scope, scopeCode, code, since: now, createdAt: now, updatedAt: now }
        if (holder === 'USE_CASE_OWNER') return [{ ...row, seat: 'USE_CASE_OWNER' }]
        const team = teams.find((each) => each.function === holder)
        return team === undefined ? [] : [{ ...row, seat: 'TEAM', teamId: team.id }]
      }),
  })
}

/** One cell a holder; whoever is both accountable and responsible holds AR. */
function cellsOf(scope: Scope, scopeCode: string, entries: readonly { team: string; code: string }[]): Cell[] {
  const holders = [...new Set(entries.map(({ team }) => team))]
  return holders.map((holder) => {
    const codes = entries.filter(({ team }) => team === holder).map(({ code }) => code)
    return { scope, scopeCode, holder, code: codes.sort().join('') }
  })
}
