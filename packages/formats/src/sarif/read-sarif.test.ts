import { describe, expect, test } from 'vitest'
import { eventsOf, findingsOf, sarif, sourceOf } from '../support/sources.ts'

const result = { ruleId: 'R1', message: { text: 'A weakness' } }

async function codeOf(reading: Promise<unknown>): Promise<unknown> {
  return reading.then(
    () => null,
    (error: { code?: unknown }) => error.code ?? error,
  )
}

describe('reading SARIF', () => {
  test('tells the tool, then each result, then nothing more', async () => {
    const invocations = [{ executionSuccessful: true }]
    const rules = [{ id: 'R1', name: 'RuleOne' }]
    const tool = { driver: { name: 'Probe', version: '1.2', semanticVersion: '1.2.3', rules } }
    const events = await eventsOf(sarif([result], { invocations, tool }))
    expect(events).toMatchObject([
      { type: 'tool', tool: { name: 'Probe', version: '1.2.3', results: 1, ruleIds: ['R1'], complete: true } },
      {
        type: 'finding',
        finding: { position: 'runs[0].results[0]', ruleId: 'R1', ruleName: 'RuleOne', tool: 'Probe' },
      },
    ])
    expect(JSON.parse(JSON.stringify(events))).toEqual(events)
  })

  test('knows rules that stand behind the results', async () => {
    const rules = [{ id: 'R1', shortDescription: { text: 'Rule one' }, properties: { 'security-severity': '9.1' } }]
    const text = `{"runs":[{"results":[${JSON.stringify(result)}],"tool":{"driver":{"rules":${JSON.stringify(rules)},"name":"Late"}}}],"version":"2.1.0"}`
    expect(await findingsOf(text)).toMatchObject([{ title: 'Rule one', severity: 'CRITICAL', tool: 'Late' }])
  })

  test.each([
    ['a byte order mark', Buffer.from(`\ufeff${sarif([result])}`)],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${sarif([result])}`, 'utf16le')],
    ['UTF-16 without one', Buffer.from(sarif([result]), 'utf16le')],
    ['big-endian UTF-16', Buffer.from(`\ufeff${sarif([result])}`, 'utf16le').swap16()],
  ])('accepts %s', async (_, bytes) => {
    for (const chunkBytes of [1, 5, 65_536]) expect(await findingsOf(sourceOf(bytes, chunkBytes))).toHaveLength(1)
  })

  test.each([
    ['no runs', '{"version":"2.1.0","runs":[]}'],
    ['results that are null', sarif(null)],
    ['no results at all', '{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"Probe"}}}]}'],
    ['no version', '{"runs":[{"tool":{"driver":{"name":"Probe"}},"results":[]}]}'],
    [
      'properties nobody knows',
      sarif([], { '📎': [{ deep: [1, { x: 'y' }] }], artifacts: null, originalUriBaseIds: 3 }),
    ],
  ])('accepts a file with %s', async (_, text) => {
    const events = await eventsOf(text)
    expect(events.filter(({ type }) => type !== 'tool')).toEqual([])
  })

  test('reports what it cannot read by position and reads on', async () => {
    const text = `{"version":"2.1.0","runs":[
      {"tool":{"driver":{"name":"Probe"}},"results":[7,{},${JSON.stringify(result)},{"message":{"text":""}},null]},
      "not a run",
      {"tool":{"driver":{"name":"Probe"}},"results":{"0":1}}]}`
    const events = await eventsOf(text)
    expect(events.flatMap((event) => (event.type === 'unreadable' ? [event.unreadable.position] : []))).toEqual([
      'runs[0].results[0]',
      'runs[0].results[1]',
      'runs[0].results[3]',
      'runs[0].results[4]',
      'runs[1]',
      'runs[2].results',
    ])
    expect(events.filter(({ type }) => type === 'finding')).toHaveLength(1)
  })

  test('reports a file whose runs are no list', async () => {
    const text = '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":null}'
    expect(await eventsOf(text)).toMatchObject([{ type: 'unreadable', unreadable: { position: 'runs' } }])
  })

  test('counts on when a key comes twice, so that nothing hides behind it', async () => {
    const list = JSON.stringify([result])
    const text = `{"version":"2.1.0","runs":[{"results":${list},"results":${list}}],"runs":[{"results":${list}}]}`
    const positions = (await findingsOf(text)).map(({ position }) => position)
    expect(positions).toEqual(['runs[0].results[0]', 'runs[0].results[1]', 'runs[1].results[0]'])
  })

  test('reports a result that is too large, but does not count its code flows', async () => {
    const bulk = Array(200).fill('x'.repeat(100))
    const large = { ...result, properties: { bulk } }
    const events = await eventsOf(sarif([large, { ...result, codeFlows: bulk, graphs: bulk }]), { valueBytes: 4096 })
    expect(events.map(({ type }) => type)).toEqual(['tool', 'unreadable', 'finding'])
  })

  test('stays within a database field, whatever a tool writes', async () => {
    const long = 'x '.repeat(200_000)
    const [finding] = await findingsOf(
      sarif([
        {
          ruleId: long,
          message: { text: long },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: long },
                region: { startLine: 1e300, startColumn: -1, snippet: { text: long } },
              },
            },
          ],
        },
      ]),
    )
    expect(finding?.title.length).toBeLessThanOrEqual(200)
    expect(finding?.description.length).toBeLessThanOrEqual(8000)
    expect(finding?.snippet?.length).toBeLessThanOrEqual(2000)
    expect(finding?.ruleId.length).toBeLessThanOrEqual(500)
    expect(finding?.location).toMatchObject({ startLine: null, endLine: null, startColumn: null })
    expect(finding?.location?.uri?.length).toBeLessThanOrEqual(1000)
  })

  test.each([
    ['lists', '['.repeat(2_000_000)],
    ['objects', '{"a":'.repeat(500_000)],
    ['lists in a result', `{"version":"2.1.0","runs":[{"results":[${'['.repeat(2_000_000)}`],
  ])('refuses a bomb of %s after a few kB', async (_, text) => {
    for (const format of [undefined, 'sarif'] as const) {
      const source = sourceOf(text, 4096)
      expect(await codeOf(eventsOf(source, {}, format))).toBe('TOO_DEEP')
      expect(source.bytesRead).toBeLessThanOrEqual(16_384)
    }
  })

  test('refuses more than its bounds', async () => {
    const three = sarif([result, result, result], { artifacts: Array(50).fill({ location: { uri: 'a' } }) })
    expect(await codeOf(eventsOf(three, { results: 2 }))).toBe('TOO_LARGE')
    expect(await codeOf(eventsOf(three, { fileBytes: 100 }))).toBe('TOO_LARGE')
    expect(await codeOf(eventsOf(three, { tableCharacters: 1000 }))).toBe('TOO_LARGE')
    expect(await codeOf(eventsOf(three, { results: 3 }))).toBeNull()
  })

  test('refuses a broken file before its first event', async () => {
    const whole = sarif([result, result])
    for (let length = 1; length < whole.length; length++) {
      const seen: unknown[] = []
      const reading = eventsOf(whole.slice(0, length)).then((events) => seen.push(...events))
      expect(await codeOf(reading)).toMatch(/^(TRUNCATED|MALFORMED)$/)
      expect(seen).toEqual([])
    }
    expect(await codeOf(eventsOf(`${whole}${whole}`))).toBe('MALFORMED')
  })

  test.each([
    ['nothing', ''],
    ['XML', '<?xml version="1.0"?><NessusClientData_v2/>'],
    ['CSV', '"Plugin ID","CVE"\n"1",""'],
    ['another JSON report', '{"version":"1.0","results":[]}'],
    ['a word', 'hello'],
    ['a list', '[]'],
  ])('does not take %s for SARIF', async (_, text) => {
    expect(await codeOf(eventsOf(text))).toBe('NOT_RECOGNISED')
  })
})
