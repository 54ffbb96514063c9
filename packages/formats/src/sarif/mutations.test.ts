import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ReadRefusal } from '../report.ts'
import { eventsOf, sarif, sourceOf } from '../support/sources.ts'

const rich = sarif(
  [
    {
      ruleId: 'R1/2',
      ruleIndex: 0,
      level: 'error',
      kind: 'fail',
      message: { id: 'm', arguments: ['a', '[b](c)'] },
      locations: [
        { physicalLocation: { artifactLocation: { uri: 'a.c', uriBaseId: 'S', index: 0 }, region: { startLine: 1 } } },
      ],
      fingerprints: { 'h/v1': '0123456789' },
      suppressions: [{ kind: 'inSource' }],
      taxa: [{ index: 0, toolComponent: { index: 0 } }],
      properties: { tags: ['CWE-79'], cwe: 79, purl: 'pkg:npm/a@1' },
    },
  ],
  {
    tool: {
      driver: { name: 'P', rules: [{ id: 'R1', messageStrings: { m: { text: '{0} {1}' } } }] },
      extensions: [{ name: 'e', rules: [] }],
    },
    originalUriBaseIds: { S: { uri: 'src/' } },
    artifacts: [{ location: { uri: 'a.c' } }],
    taxonomies: [{ name: 'CWE', taxa: [{ id: '79' }] }],
  },
)

async function refusalOf(reading: Promise<unknown>): Promise<ReadRefusal | null> {
  try {
    await reading
    return null
  } catch (error) {
    if (error instanceof ReadRefusal) return error
    throw error
  }
}

describe('a hostile SARIF file', () => {
  test('never ends in anything but a refusal, whichever bytes are changed', async () => {
    const change = fc.tuple(fc.nat(rich.length - 1), fc.integer({ min: 0, max: 255 }))
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 97 }),
        async (changes, chunkBytes) => {
          const bytes = Buffer.from(rich)
          for (const [place, byte] of changes) bytes[place] = byte
          await refusalOf(eventsOf(sourceOf(bytes, chunkBytes), {}, 'sarif'))
        },
      ),
      { numRuns: 1500 },
    )
  })

  test('never ends in anything but a refusal, whichever value stands in a field', async () => {
    const tokens = [...rich.matchAll(/"(?:[^"\\]|\\.)*"(:?)|\d+/g)].filter(([, colon]) => colon !== ':')
    const value = fc.oneof(
      fc.json({ maxDepth: 3 }),
      fc.constantFrom('null', '-1', '1e400', '[]', '{}', '{"__proto__":{}}', '"__proto__"', '"constructor"'),
    )
    await fc.assert(
      fc.asyncProperty(fc.nat(tokens.length - 1), value, async (place, replacement) => {
        const token = tokens[place]
        if (token === undefined) return
        const text = rich.slice(0, token.index) + replacement + rich.slice(token.index + token[0].length)
        const refusal = await refusalOf(eventsOf(text, {}, 'sarif'))
        expect(refusal?.code).toBeUndefined()
      }),
      { numRuns: 1500 },
    )
  })

  test('never ends in anything but a refusal when it is no SARIF at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        expect((await refusalOf(eventsOf(sourceOf(bytes))))?.message).toBeTruthy()
      }),
      { numRuns: 500 },
    )
  })

  test('is read past values that cannot be made a text', async () => {
    const stubborn = { toString: false }
    const result = {
      ruleId: 'R1',
      message: { text: 'Found' },
      fingerprints: { a: stubborn },
      partialFingerprints: { primaryLocationLineHash: stubborn },
      properties: {
        cwe: stubborn,
        severity: stubborn,
        'security-severity': stubborn,
        purl: stubborn,
        tags: [stubborn],
      },
    }
    expect(await refusalOf(eventsOf(sarif([result])))).toBeNull()
  })

  test('does not pollute prototypes', async () => {
    const evil = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'
    const named = `{"version":"2.1.0","__proto__":${evil},"runs":[{"__proto__":${evil},"originalUriBaseIds":${evil},
      "tool":{"driver":{"name":"P","globalMessageStrings":${evil},"rules":[${evil}]}},
      "results":[{"ruleId":"__proto__","message":{"id":"__proto__"},"fingerprints":${evil},"properties":${evil}}]}]}`
    expect(await eventsOf(named)).toHaveLength(2)
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })
})
