import {
  accessNow,
  type BoardFact,
  boardKinds,
  createApiToken,
  read,
  readBoardFact,
  viewerOfToken,
} from '@assay/record'
import { beforeAll, describe, expect, test } from 'vitest'
import { seedDemo } from '../../../../prisma/seed/index.ts'
import { workspaceIdOf } from '../../../../prisma/seed/writing/found-workspace.ts'
import { inWorkspace, viewerOf } from '../../../../test/support/builders.ts'
import { type EmptyRecord, openEmptyRecord } from '../../../../test/support/empty-record.ts'
import { type Ask, graphAs } from '../../../../test/support/graph.ts'
import { scratchFolder } from '../../../../test/support/scratch-folder.ts'

const northgate = workspaceIdOf('northgate-pay')

const everything = `{ board { workspace cursor at
  figures { code label value of aiSpecific classical }
  rows { key name tier cells { stage status blockers signedFor waits } }
  trend { day open high critical }
  latest { cursor at kind subjectKey engagement { key name } stage modelVersion evidenceType team outcome waits } } }`

type Row = { key: string; name: string; cells: { stage: string; status: string | null; signedFor: string[] }[] }
type Board = { workspace: string; figures: unknown[]; rows: Row[]; latest: { kind: string; outcome: string | null }[] }

describe('the live board of the demo programme', () => {
  let world: EmptyRecord
  let ask: Ask
  let asAdmin: Ask
  /** Every fact of its history as the wall tells it. */
  let told: BoardFact[]

  const bound = <T>(work: Parameters<typeof inWorkspace<T>>[2]) => inWorkspace(world.record, northgate, work)

  beforeAll(async () => {
    world = await openEmptyRecord()
    const { record } = world
    await seedDemo(record, { dataDir: scratchFolder('board') })
    await record.sequencer.settle(northgate)
    const seat = await bound((tx) => tx.membership.findFirstOrThrow({ where: { role: 'ADMIN', status: 'ACTIVE' } }))
    const admin = await viewerOf(record, northgate, seat.id)
    const { secret } = await createApiToken(record, admin, { name: 'Screen by the lifts', scopes: ['board'] })
    const screen = await viewerOfToken(record, secret)
    if (screen === null) throw new Error('The link does not stand')
    ask = graphAs(record, screen)
    asAdmin = graphAs(record, admin)
    const facts = await bound((tx) =>
      tx.activity.findMany({ where: { kind: { in: [...boardKinds] } }, orderBy: { seq: 'asc' } }),
    )
    told = await read(record, northgate, async (snapshot) => {
      const all: BoardFact[] = []
      for (const { seq } of facts) {
        const fact = await readBoardFact(snapshot, screen.audience, seq)
        if (fact !== null) all.push(fact)
      }
      return all
    })
    expect(await accessNow(record, screen)).toEqual(screen.audience)
    return world.close
  })

  const board = async (asking = ask) => {
    const { data, errors } = await asking(everything)
    expect(errors).toEqual([])
    return (data as { board: Board }).board
  }

  test('shows the figures, each use case by gate with the teams that signed, and what happened last', async () => {
    const { workspace, figures, rows, latest } = await board()
    expect([workspace, figures.length]).toEqual(['Northgate Pay', 7])
    expect(rows.map(({ key }) => key)).toEqual(expect.arrayContaining(['ENG-1', 'ENG-2', 'ENG-3', 'ENG-4']))
    for (const { cells } of rows) expect(cells).toHaveLength(7)
    const signed = rows.flatMap(({ cells }) => cells.flatMap(({ signedFor }) => signedFor))
    expect(signed).toEqual(expect.arrayContaining(['Security leadership', 'Product security', 'Use-case owner']))
    expect(latest).toHaveLength(20)
    for (const { kind, outcome } of latest) expect([kind, outcome]).not.toEqual(['gate.readinessChanged', null])
  })

  test('tells a decision by its gate, its outcome, the team and the version', () => {
    const decided = told.find(({ kind, stage }) => kind === 'gate.decided' && stage === 'EVALUATION')
    expect(decided).toMatchObject({
      subjectKey: expect.stringMatching(/^G-\d+$/),
      team: 'Product security',
      modelVersion: expect.stringMatching(/ \d/),
      outcome: expect.stringMatching(/^[A-Z_]+$/),
    })
  })

  test('holds no person, no address, no id of anybody and nothing that anybody wrote', async () => {
    const shown = JSON.stringify([await board(), told], (_, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    )
    const members = await bound((tx) => tx.membership.findMany())
    const findings = await bound((tx) => tx.finding.findMany({ select: { title: true } }))
    const comments = await bound((tx) => tx.comment.findMany({ select: { body: true } }))
    const evidence = await bound((tx) => tx.evidence.findMany({ select: { title: true } }))
    const reasons = await bound((tx) => tx.activity.findMany({ select: { reason: true } }))
    const types = new Set((await bound((tx) => tx.evidenceType.findMany())).map(({ name }) => name))
    const secrets = [
      ...members.flatMap(({ id, name, email }) => [id, name, email, ...name.split(' ')]),
      ...findings.map(({ title }) => title),
      ...comments.map(({ body }) => body),
      ...evidence.map(({ title }) => title).filter((title) => !types.has(title)),
      ...reasons.flatMap(({ reason }) => (reason === null || reason.length < 4 ? [] : [reason])),
    ]
    expect([told.length > 100, members.length > 5, secrets.length > 100]).toEqual([true, true, true])
    expect(secrets.filter((secret) => shown.includes(secret))).toEqual([])
    expect(shown).not.toContain('@')
  })

  test('leaves a restricted engagement out, though the administrator who made the link sees it', async () => {
    const [first] = (await board()).rows
    const restricted = (on: boolean) =>
      bound((tx) => tx.engagement.updateMany({ where: { key: first?.key ?? '' }, data: { restricted: on } }))
    const owner = await bound((tx) => tx.membership.findFirstOrThrow({ where: { role: 'ADMIN', status: 'ACTIVE' } }))
    const own = await bound((tx) => tx.engagement.findFirstOrThrow({ where: { key: first?.key ?? '' } }))
    await restricted(true)
    await bound((tx) => tx.engagement.updateMany({ where: { id: own.id }, data: { ownerId: owner.id } }))
    const { record } = world
    const admin = await viewerOf(record, northgate, owner.id)
    const { secret } = await createApiToken(record, admin, { name: 'Another', scopes: ['board'] })
    const screen = await viewerOfToken(record, secret)
    const keys = async (asking: Ask) => (await board(asking)).rows.map(({ key }) => key)
    expect(await keys(graphAs(record, admin))).toContain(first?.key)
    expect(await keys(graphAs(record, screen))).not.toContain(first?.key)
    const data = { restricted: false, ownerId: own.ownerId }
    await bound((tx) => tx.engagement.updateMany({ where: { id: own.id }, data }))
  })

  test('is open to people too', async () => {
    expect((await board(asAdmin)).workspace).toBe('Northgate Pay')
  })
})
