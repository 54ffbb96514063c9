import { describe, expect, test } from 'vitest'
import { findingsOf, sarif } from '../support/sources.ts'

const base = { ruleId: 'R1', message: { text: 'A weakness' } }
const at = (uri: string, startLine: number, code?: string) => ({
  locations: [
    {
      physicalLocation: {
        artifactLocation: { uri },
        region: { startLine, ...(code === undefined ? {} : { snippet: { text: code } }) },
      },
    },
  ],
})

async function namesOf(...results: object[]): Promise<string[]> {
  return (await findingsOf(sarif(results))).map(({ fingerprint }) => fingerprint)
}

async function algorithmOf(result: object): Promise<string | undefined> {
  return (await findingsOf(sarif([{ ...base, ...result }])))[0]?.fingerprintAlgorithm
}

describe('the fingerprint of a SARIF result', () => {
  test.each<[string, object, string]>([
    [
      'a fingerprint of the tool',
      { fingerprints: { 'contextHash/v1': 'a1b2c3d4e5' } },
      'sarif/fingerprints/contextHash/v1',
    ],
    ['its lowest version', { fingerprints: { 'h/v2': 'a1b2c3d4e5', 'h/v1': 'a1b2c3d4e6' } }, 'sarif/fingerprints/h/v1'],
    [
      'a hash of the line',
      { partialFingerprints: { primaryLocationLineHash: '39fa2ee980eb94b0:1' } },
      'sarif/partialFingerprints/primaryLocationLineHash',
    ],
    [
      'the place when the tool writes a placeholder',
      { fingerprints: { 'matchBasedId/v1': 'requires login' } },
      'sarif/location/v1',
    ],
    [
      'the place when the tool writes its commit',
      { partialFingerprints: { commitSha: '0123456789abcdef', author: 'somebody' } },
      'sarif/location/v1',
    ],
  ])('is taken from %s', async (_, result, algorithm) => {
    expect(await algorithmOf(result)).toBe(algorithm)
  })

  test('is the same in every reading, wherever the code moves to', async () => {
    const [before] = await namesOf({ ...base, ...at('a.c', 3, 'if (x)  y()') })
    const [after] = await namesOf({ ...base, ...at('./a.c', 90, '\tif (x) y()') })
    expect(after).toBe(before)
  })

  test('tells results of one file apart', async () => {
    const line = { partialFingerprints: { primaryLocationLineHash: '39fa2ee980eb94b0:1' } }
    const names = await namesOf(
      { ...base, ...at('a.c', 3) },
      { ...base, ...at('a.c', 4) },
      { ...base, ...at('b.c', 3) },
      { ...base, ruleId: 'R2', ...at('a.c', 3) },
      { ...base, message: { text: 'Another' }, ...at('a.c', 3) },
      { ...base, ...at('a.c', 3), ...line },
      { ...base, ...at('b.c', 3), ...line },
    )
    expect(new Set(names).size).toBe(names.length)
  })

  test('gives an exact repeat an ordinal', async () => {
    const [first, second, third] = await namesOf(base, base, base)
    expect([second, third]).toEqual([`${first}-2`, `${first}-3`])
  })
})
