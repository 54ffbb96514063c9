import { beforeAll, describe, expect, test } from 'vitest'
import { inWorkspace } from '../../../../test/support/builders.ts'
import { openTestRecord, type TestRecord } from '../../../../test/support/record.ts'
import { read } from '../kernel/read.ts'
import { loadCatalogue } from './load-catalogue.ts'
import { type Catalogue, readCatalogue } from './read-catalogue.ts'

describe('loading the catalogue', () => {
  let world: TestRecord
  let catalogue: Catalogue
  const first = new Date('2026-11-01T08:00:00Z')
  const load = (now: Date, given?: Catalogue) =>
    inWorkspace(world.record, world.workspaceId, (tx) => loadCatalogue(tx, world.workspaceId, now, given))
  const everything = () =>
    read(world.record, world.workspaceId, async ({ db }) => ({
      teams: await db.team.findMany({ orderBy: { id: 'asc' } }),
      layers: await db.layer.findMany({ orderBy: { number: 'asc' } }),
      controls: await db.control.findMany({ orderBy: { id: 'asc' } }),
      links: await db.controlEvidence.findMany({ orderBy: [{ controlId: 'asc' }, { evidenceTypeId: 'asc' }] }),
      types: await db.evidenceType.findMany({ orderBy: { id: 'asc' } }),
      definitions: await db.gateDefinition.findMany({
        include: { requirements: { orderBy: { position: 'asc' } } },
        orderBy: [{ number: 'asc' }, { revision: 'asc' }],
      }),
      frameworks: await db.framework.findMany({ orderBy: { id: 'asc' } }),
      requirements: await db.requirement.findMany({ orderBy: { id: 'asc' } }),
      mappings: await db.mapping.findMany({ orderBy: { id: 'asc' } }),
      responsibilities: await db.responsibility.findMany({ orderBy: { id: 'asc' } }),
    }))

  beforeAll(async () => {
    world = await openTestRecord()
    catalogue = await readCatalogue()
    await load(first)
    return world.close
  })

  test('holds all that the files hold', async () => {
    const rows = await everything()
    expect(rows.teams).toHaveLength(8)
    expect(rows.layers.map(({ code }) => code)).toEqual(catalogue.layers.map(({ code }) => code))
    expect(rows.controls).toHaveLength(catalogue.layers.flatMap(({ controls }) => controls).length)
    expect(rows.types).toHaveLength(catalogue.evidenceTypes.length)
    expect(rows.definitions.map(({ requirements }) => requirements.length)).toEqual(
      catalogue.gates.map(({ requiredEvidence }) => requiredEvidence.length),
    )
    expect(rows.frameworks).toHaveLength(catalogue.frameworks.length)
    expect(rows.requirements).toHaveLength(catalogue.frameworks.flatMap(({ requirements }) => requirements).length)
    expect(rows.mappings).toHaveLength(catalogue.mappings.length)
  })

  test('gives each layer and each gate one holder of the A, and one cell to a holder of A and R', async () => {
    const { responsibilities, teams } = await everything()
    const scopes = [
      ...catalogue.layers.map(({ code }) => ['LAYER', code]),
      ...catalogue.gates.map(({ stage }) => ['GATE', stage]),
    ]
    const accountable = scopes.map(
      ([scope, code]) =>
        responsibilities.filter((cell) => cell.scope === scope && cell.scopeCode === code && cell.code.includes('A'))
          .length,
    )
    expect(accountable).toEqual(scopes.map(() => 1))
    const grc = teams.find(({ function: its }) => its === 'GRC')
    const layerSix = responsibilities.find(({ scopeCode, teamId }) => scopeCode === 'GOVERNANCE' && teamId === grc?.id)
    expect(layerSix?.code).toBe('AR')
    expect(responsibilities.find(({ scopeCode, code }) => scopeCode === 'DEPLOYMENT' && code === 'A')).toMatchObject({
      seat: 'USE_CASE_OWNER',
      teamId: null,
    })
  })

  test('writes nothing the second time, nor over what the workspace edited', async () => {
    const { workspaceId } = world
    await inWorkspace(world.record, workspaceId, async (tx) => {
      await tx.layer.update({ where: { workspaceId_code: { workspaceId, code: 'DATA' } }, data: { name: 'Our data' } })
      await tx.responsibility.updateMany({ where: { scope: 'LAYER', scopeCode: 'MONITORING' }, data: { code: '' } })
    })
    const before = await everything()
    await load(new Date('2026-11-02T08:00:00Z'))
    expect(await everything()).toEqual(before)
  })

  test('follows a new edition by code, and turns a changed definition into the next revision', async () => {
    const before = await everything()
    const next: Catalogue = {
      ...catalogue,
      edition: '2027-02',
      layers: catalogue.layers.map((layer) => (layer.number === 1 ? { ...layer, name: 'Data, renamed' } : layer)),
      gates: catalogue.gates.map((gate) =>
        gate.stage === 'DATA' ? { ...gate, requiredEvidence: gate.requiredEvidence.slice(1) } : gate,
      ),
    }
    await load(new Date('2027-02-01T08:00:00Z'), next)
    const after = await everything()
    expect(after.layers.map(({ id }) => id)).toEqual(before.layers.map(({ id }) => id))
    expect(after.layers[0]).toMatchObject({ name: 'Data, renamed', edition: '2027-02' })
    const [old, current, ...others] = after.definitions.filter(({ stage }) => stage === 'DATA')
    expect(others).toEqual([])
    expect(old).toMatchObject({ revision: 1, isCurrent: false, edition: catalogue.edition })
    expect(old?.requirements).toHaveLength(5)
    expect(current).toMatchObject({ revision: 2, isCurrent: true, edition: '2027-02' })
    expect(current?.requirements).toHaveLength(4)
    expect(after.definitions).toHaveLength(before.definitions.length + 1)
    expect(after.responsibilities).toEqual(before.responsibilities)

    await load(new Date('2027-03-01T08:00:00Z'), next)
    expect(await everything()).toEqual(after)
  })
})
