import { Denied, InvalidInput, NotFound, Refusal, registerFields, registerHeadings } from '@assay/domain'
import { csvRow } from '@assay/formats'
import { beforeAll, describe, expect, test } from 'vitest'
import { aMembership, viewerOf } from '../../../../test/support/builders.ts'
import { aProgramme, type Programme } from '../../../../test/support/programme.ts'
import { workbookOf } from '../../../formats/src/sheet/workbook.samples.ts'
import { receiveUpload } from '../intake/receive-upload.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { dryRunRegister } from './dry-run-register.ts'
import { exportRegister } from './export-register.ts'
import { takeInRegister } from './take-in-register.ts'

describe('a register from a spreadsheet', () => {
  let world: Programme
  let grace: Viewer
  beforeAll(async () => {
    world = await aProgramme()
    grace = await world.seat({ name: 'Grace Mbeki', role: 'CONTRIBUTOR' })
    await aMembership(world.record, world.workspaceId, { name: 'Priya Raman', email: 'priya@northgate.example' })
    for (const email of ['sam1@x.example', 'sam2@x.example']) {
      await aMembership(world.record, world.workspaceId, { name: 'Sam', email })
    }
    return world.close
  })

  async function upload(content: string | Uint8Array, by = grace, name = 'use cases.csv') {
    const bytes = (async function* () {
      yield typeof content === 'string' ? new TextEncoder().encode(content) : content
    })()
    return (await receiveUpload(world.record, by, { name, mediaType: 'text/csv', bytes })).id
  }
  const dryRun = async (content: string | Uint8Array) =>
    dryRunRegister(world.record, grace, { uploadId: await upload(content), columns: null })
  async function takeIn(content: string | Uint8Array) {
    const uploadId = await upload(content)
    const { headings, mapping } = await dryRunRegister(world.record, grace, { uploadId, columns: null })
    const columns = headings.map((heading, at) => ({ heading, field: mapping[at] ?? null }))
    return takeInRegister(world.record, grace, { uploadId, columns })
  }
  const outcomes = ({ rows }: { rows: readonly { outcome: string }[] }) => rows.map(({ outcome }) => outcome)
  const refusalOf = (work: Promise<unknown>) =>
    work.then(
      () => null,
      (error: unknown) => (error instanceof Refusal ? error : Promise.reject(error)),
    )
  const useCases = () => world.written((tx) => tx.engagement.findMany({ orderBy: { number: 'asc' } }))

  test('is told row by row before anything is written', async () => {
    const before = await useCases()
    const { rows } = await dryRun(
      'Name,Tier,Class,Owner\nOne,1,not high,Priya Raman\nTwo,9,scary,Nobody\n one ,2,,\nThree,2,,Sam\n,,,grace\n',
    )
    expect(
      rows.map(({ line, outcome, faults, duplicateOf }) => [
        line,
        outcome,
        faults.map(({ field }) => field),
        duplicateOf,
      ]),
    ).toEqual([
      [2, 'NEW', [], null],
      [3, 'REFUSED', ['TIER', 'RISK_CLASS', 'OWNER'], null],
      [4, 'DUPLICATE', [], 2],
      [5, 'REFUSED', ['OWNER'], null],
      [6, 'REFUSED', ['OWNER', 'NAME', 'TIER'], null],
    ])
    expect(await useCases()).toEqual(before)
  })

  test('takes 300 use cases in within seconds, and the same file again makes none', async () => {
    const file = workbookOf([
      ['Use case', 'Criticality', 'EU AI Act class', 'Owner (e-mail)', 'Supplier'],
      ...Array.from({ length: 300 }, (_, n) => [
        `Case ${n}`,
        (n % 4) + 1,
        'limited',
        'PRIYA@northgate.example',
        'Lumen',
      ]),
    ])
    const began = performance.now()
    const report = await takeIn(file)
    const tookMs = performance.now() - began
    expect(new Set(outcomes(report))).toEqual(new Set(['NEW']))
    expect(report.keys.size).toBe(300)
    expect(tookMs).toBeLessThan(20_000)
    const made = (await useCases()).filter(({ name }) => name.startsWith('Case '))
    expect(made).toHaveLength(300)
    expect(made[0]).toMatchObject({ status: 'CLASSIFIED', vendor: 'Lumen', tier: 1 })
    const gates = await world.written((tx) =>
      tx.gate.count({ where: { engagementId: { in: made.map(({ id }) => id) } } }),
    )
    expect(gates).toBe(300)

    expect(new Set(outcomes(await takeIn(file)))).toEqual(new Set(['SAME']))
    expect((await useCases()).filter(({ name }) => name.startsWith('Case '))).toHaveLength(300)
  }, 60_000)

  test('enters a use case once when two people take it in at once', async () => {
    const both = await Promise.all([takeIn('Name,Tier\nRaced,1\n'), takeIn('Name,Tier\nRaced,1\n')])
    expect(both.flatMap(outcomes).sort()).toEqual(['NEW', 'SAME'])
  })

  test('changes what a row says of a use case that is known, by its key or its name, and leaves the rest', async () => {
    const [key] = [...(await takeIn('Name,Tier,Vendor\nChanging,3,Lumen\n')).keys.values()]
    const report = await takeIn(`Key,Name,Tier,Vendor\n${key},Changed,1,\n`)
    expect(report.rows).toMatchObject([
      {
        outcome: 'CHANGE',
        changes: [
          { field: 'NAME', from: 'Changing', to: 'Changed' },
          { field: 'TIER', from: '3', to: '1' },
        ],
      },
    ])
    expect((await useCases()).find((each) => each.key === key)).toMatchObject({
      name: 'Changed',
      tier: 1,
      vendor: 'Lumen',
    })
    expect(outcomes(await dryRun('Name,Tier\nchanged,1\n'))).toEqual(['SAME'])
  })

  test('remembers what its headings mean', async () => {
    const uploadId = await upload('Thing,Level\nRemembered,1\n')
    const columns = [
      { heading: 'Thing', field: 'NAME' },
      { heading: 'Level', field: 'TIER' },
    ] as const
    await takeInRegister(world.record, grace, { uploadId, columns })
    expect((await dryRun('LEVEL;thing\n1;Remembered\n')).mapping).toEqual(['TIER', 'NAME'])
  })

  test('leaves as it is what is decided: the class of a live use case', async () => {
    const [key] = [...(await takeIn('Name,Tier,Class\nLive,1,not high\n')).keys.values()]
    await world.written((tx) => tx.engagement.updateMany({ where: { key: key ?? '' }, data: { status: 'LIVE' } }))
    expect((await dryRun('Name,Class\nLive,prohibited\n')).rows).toMatchObject([
      { outcome: 'REFUSED', faults: [{ field: 'RISK_CLASS' }] },
    ])
  })

  test.each<[string, string | Uint8Array, string]>([
    ['is no table', '%PDF-1.7', 'is a PDF'],
    ['holds control characters', 'Name\nNo\u0001ra\n', 'control characters'],
    ['is a broken workbook', Buffer.from('504b030400000000', 'hex'), 'no whole .xlsx'],
  ])('is refused for a file that %s', async (_, content, words) => {
    const refusal = await refusalOf(dryRun(content))
    expect(refusal).toBeInstanceOf(InvalidInput)
    expect(refusal?.message).toContain(words)
  })

  test('is nobody’s to take in but the sender’s, and no viewer’s', async () => {
    const uploadId = await upload('Name,Tier\nTheirs,1\n')
    const columns = [{ heading: 'Name', field: 'NAME' }] as const
    expect(await refusalOf(takeInRegister(world.record, world.admin, { uploadId, columns }))).toBeInstanceOf(NotFound)
    const auditor = await aMembership(world.record, world.workspaceId, { role: 'AUDITOR' })
    const reading = await viewerOf(world.record, world.workspaceId, auditor)
    expect(await refusalOf(takeInRegister(world.record, reading, { uploadId, columns }))).toBeInstanceOf(Denied)
  })

  test('asks for the column of the name', async () => {
    const uploadId = await upload('A,B\n1,2\n')
    const refusal = await refusalOf(takeInRegister(world.record, grace, { uploadId, columns: [] }))
    expect(refusal?.message).toContain('which column holds the name')
  })

  test('comes out as a CSV that no spreadsheet runs and that says the same when it is taken in', async () => {
    await takeIn(csvRow(['Name', 'Tier', 'Class']) + csvRow(['=HYPERLINK(1)', '2', 'exempt']))
    const text = await exportRegister(world.record, grace, {})
    expect(text.split('\r\n')[0]).toBe(registerFields.map((field) => `"${registerHeadings[field]}"`).join(','))
    expect(text).toContain('"\'=HYPERLINK(1)"')
    expect(new Set(outcomes(await dryRun(text)))).toEqual(new Set(['SAME']))
  })
})
