import { describe, expect, test } from 'vitest'
import { contentDiff } from './content-diff.ts'
import { readBom } from './read-bom.ts'
import { readSarif } from './read-sarif.ts'

const bom = (components: object[], more: object = {}) => ({
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  components,
  ...more,
})
const part = (name: string, version: string, more: object = {}) => ({
  type: 'library',
  name,
  version,
  purl: `pkg:pypi/${name}@${version}`,
  'bom-ref': name,
  ...more,
})
const sarif = (results: object[]) => ({
  version: '2.1.0',
  runs: [
    { tool: { driver: { name: 'scan', rules: [{ id: 'R1', defaultConfiguration: { level: 'error' } }] } }, results },
  ],
})
const result = (text: string, more: object = {}) => ({ ruleId: 'R1', message: { text }, ...more })

describe('a CycloneDX document', () => {
  test('holds its components, nested ones too, with licences, and its vulnerabilities by what they affect', () => {
    const licensed = part('torch', '2.9', {
      licenses: [{ license: { id: 'BSD-3-Clause' } }],
      components: [part('c10', '1')],
    })
    const read = readBom(
      bom([licensed], {
        vulnerabilities: [
          {
            id: 'CVE-1',
            ratings: [{ severity: 'high' }],
            affects: [{ ref: 'torch' }],
            analysis: { state: 'in_triage' },
          },
        ],
      }),
    )
    expect(read?.components.map(({ name, licences }) => [name, licences])).toEqual([
      ['torch', 'BSD-3-Clause'],
      ['c10', ''],
    ])
    expect(read?.vulnerabilities).toEqual([{ id: 'CVE-1', severity: 'high', affects: 'torch 2.9', state: 'in_triage' }])
  })
  test('that is broken inside is shown as far as it can be read', () => {
    expect(readBom(bom([{}, 7 as never, { name: {} }], { vulnerabilities: [null] }))).toMatchObject({
      components: [{ name: '?' }, { name: '?' }, { name: '?' }],
      vulnerabilities: [{ id: '?' }],
    })
    expect(readBom({ spdxVersion: '2.3' })).toBeNull()
  })
})

describe('a SARIF log', () => {
  test('holds its results with the level of the rule where they name none', () => {
    const place = { physicalLocation: { artifactLocation: { uri: 'a.py' }, region: { startLine: 3 } } }
    const read = readSarif(sarif([result('bad', { locations: [place] }), result('worse', { level: 'note' })]))
    expect(read?.results.map(({ level, place: at }) => [level, at])).toEqual([
      ['error', 'a.py:3'],
      ['note', ''],
    ])
    expect(readSarif({ runs: 'no' })).toBeNull()
    expect(readSarif({ runs: [null, { results: [7] }] })?.results).toMatchObject([{ rule: '?' }])
  })
})

describe('the difference by content', () => {
  test('of two bills of materials is what came, went and changed its version, in whatever order', () => {
    const before = bom([part('a', '1'), part('b', '1'), part('c', '1')])
    const after = bom([part('d', '1'), part('c', '1'), part('b', '2')])
    expect(contentDiff(before, after)).toMatchObject({
      kind: 'components',
      added: [{ label: 'd' }],
      removed: [{ label: 'a' }],
      changed: [{ label: 'b', was: '1', is: '2' }],
      same: 1,
    })
  })
  test('of two logs counts the same result twice as two', () => {
    const diff = contentDiff(sarif([result('x')]), sarif([result('x'), result('x'), result('y', { level: 'note' })]))
    expect(diff).toMatchObject({ kind: 'results', same: 1, removed: [], changed: [] })
    expect(diff?.added).toHaveLength(2)
  })
  test('of anything else is none', () => {
    expect(contentDiff({ a: 1 }, bom([]))).toBeNull()
  })
})
