import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { readSheet } from './read-sheet.ts'
import { SheetRefusal } from './sheet.ts'
import { archiveOf, workbookOf } from './workbook.samples.ts'

describe('a spreadsheet', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'assay-sheets-'))
    return () => rmSync(folder, { recursive: true })
  })
  const read = (bytes: string | Uint8Array) => {
    const file = path.join(folder, 'file')
    writeFileSync(file, bytes)
    return readSheet(file)
  }
  const refusalOf = (bytes: string | Uint8Array) =>
    read(bytes).then(
      () => 'was read',
      (error: unknown) => (error instanceof SheetRefusal ? error.message : Promise.reject(error)),
    )

  test.each([
    ['commas', 'Name,Tier\r\nNora,1\r\n"A, B",2\r\n'],
    ['semicolons', 'Name;Tier\nNora;1\n"A, B";2\n'],
    ['a mark and an empty line', '\ufeffName\tTier\n\nNora\t1\n\t\n"A, B"\t2'],
  ])('is read from a CSV with %s', async (_, text) => {
    const { headings, rows } = await read(text)
    expect(headings).toEqual(['Name', 'Tier'])
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['Nora', '1'],
      ['A, B', '2'],
    ])
  })

  test('is read from the UTF-16 that spreadsheets save', async () => {
    const text = Buffer.concat([Buffer.from('fffe', 'hex'), Buffer.from('Name\tTier\nÉlan\t1', 'utf16le')])
    expect((await read(text)).rows).toEqual([{ line: 2, cells: ['Élan', '1'] }])
  })

  test('tells each row by the line that a spreadsheet or an editor shows', async () => {
    const { rows } = await read('Name,Purpose\nNora,"answers\nquestions"\nFraud,scores\n')
    expect(rows.map(({ line }) => line)).toEqual([2, 4])
  })

  test('is read from the first sheet that is shown of a workbook', async () => {
    const sheet = await read(
      workbookOf([
        ['Name', 'Tier'],
        ['Nora & co', 1],
        ['', ''],
        ['Fraud', 2],
      ]),
    )
    expect(sheet).toEqual({
      format: 'xlsx',
      name: 'Use cases',
      line: 1,
      headings: ['Name', 'Tier'],
      rows: [
        { line: 2, cells: ['Nora & co', '1'] },
        { line: 4, cells: ['Fraud', '2'] },
      ],
    })
  })

  test('gives of a formula the value that stood there, and computes none', async () => {
    const part =
      '<worksheet><sheetData><row><c t="str"><f>1+1</f><v>Name</v></c></row><row><c><f>SUM(A1)</f><v>7</v></c></row></sheetData></worksheet>'
    const sheet = await read(workbookOf([], [{ name: 'xl/worksheets/sheet1.xml', text: part }]))
    expect([sheet.headings, sheet.rows]).toEqual([['Name'], [{ line: 2, cells: ['7'] }]])
  })

  const rows = (n: number) => `Name\n${'x\n'.repeat(n)}`
  test.each<[string, () => string | Uint8Array, string]>([
    ['nothing', () => '', 'empty'],
    ['nothing but headings', () => 'Name,Tier\n', 'no rows under them'],
    ['a PDF', () => '%PDF-1.7', 'is a PDF'],
    ['an old workbook', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'Save it as .xlsx'],
    ['control characters', () => 'Name\nNo\u0000ra\n', 'control characters'],
    ['another encoding', () => Buffer.from([0x4e, 0xe9, 0x0a]), 'UTF-8'],
    ['a quote that never ends', () => 'Name\n"Nora\n', 'no proper CSV'],
    ['too many rows', () => rows(2_001), 'at most'],
    ['too many columns', () => `${Array(61).fill('c').join(',')}\nx\n`, 'at most 60'],
    ['half a workbook', () => workbookOf([['Name'], ['Nora']]).subarray(0, 300), 'no whole .xlsx'],
    ['an archive that is no workbook', () => archiveOf([{ name: 'a.txt', text: 'a' }]), 'no workbook'],
    [
      'a part that declares two gigabytes',
      () => archiveOf([{ name: 'xl/workbook.xml', text: 'a', declared: 2 * 1024 ** 3 - 1 }]),
      'unpacks to far more',
    ],
    [
      'a part that swells',
      () => archiveOf([{ name: 'xl/workbook.xml', text: ' '.repeat(20 * 1024 ** 2) }]),
      'unpacks to far more',
    ],
    [
      'a part that is more than it declares',
      () => archiveOf([{ name: 'xl/workbook.xml', text: 'a'.repeat(5_000), declared: 10 }]),
      'no whole .xlsx',
    ],
    [
      'a document type',
      () => archiveOf([{ name: 'xl/workbook.xml', text: '<!DOCTYPE a [<!ENTITY b "c">]><workbook>&b;</workbook>' }]),
      'damaged inside',
    ],
  ])('with %s is refused', async (_, bytes, words) => {
    expect(await refusalOf(bytes())).toContain(words)
  })

  test('that was cut or altered anywhere is read or refused, and never a fault', async () => {
    const whole = workbookOf([
      ['Name', 'Tier'],
      ['Nora', 1],
    ])
    const broken = fc.tuple(fc.nat(whole.length - 1), fc.nat(255), fc.boolean())
    await fc.assert(
      fc.asyncProperty(broken, async ([at, byte, cut]) => {
        const bytes = Buffer.from(whole)
        bytes[at] = byte
        await refusalOf(cut ? bytes.subarray(0, at) : bytes)
      }),
      { numRuns: 300 },
    )
  })
})
