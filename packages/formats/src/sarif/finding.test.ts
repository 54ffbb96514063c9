import { describe, expect, test } from 'vitest'
import type { ReportFinding } from '../report.ts'
import { findingsOf, sarif } from '../support/sources.ts'

const message = { text: 'A weakness' }

/** The one finding of a run with one result and the given rules. */
async function finding(result: object, rules: object[] = [], run: object = {}): Promise<ReportFinding> {
  const tool = { driver: { name: 'Probe', rules } }
  const [first] = await findingsOf(sarif([{ message, ...result }], { tool, ...run }))
  if (first === undefined) throw new Error('the result was not read')
  return first
}

const at = (artifactLocation: object, region: object = { startLine: 3 }) => ({
  locations: [{ physicalLocation: { artifactLocation, region } }],
})

describe('the severity of a SARIF result', () => {
  test.each<[string, object, object | null, string, string]>([
    ['the rule’s score', { level: 'note' }, { properties: { 'security-severity': '9.8' } }, 'CRITICAL', '9.8'],
    [
      'the result’s score before the rule’s',
      { properties: { 'security-severity': 5 } },
      { properties: { 'security-severity': '9.8' } },
      'MEDIUM',
      '5',
    ],
    ['a word instead of a score', {}, { properties: { 'security-severity': 'HIGH' } }, 'HIGH', 'HIGH'],
    [
      'the level when the score is none',
      { level: 'error' },
      { properties: { 'security-severity': '' } },
      'HIGH',
      'error',
    ],
    [
      'the level when the score is out of range',
      { level: 'note' },
      { properties: { 'security-severity': '11' } },
      'LOW',
      'note',
    ],
    ['a tag', { level: 'error' }, { properties: { tags: ['vulnerability', 'LOW'] } }, 'LOW', 'LOW'],
    [
      'a line of the message',
      { level: 'error', message: { text: 'Package: a\nSeverity: CRITICAL' } },
      null,
      'CRITICAL',
      'CRITICAL',
    ],
    ['the result’s level', { level: 'error' }, { defaultConfiguration: { level: 'note' } }, 'HIGH', 'error'],
    ['the rule’s default level', {}, { defaultConfiguration: { level: 'note' } }, 'LOW', 'note'],
    ['warning by default', {}, null, 'MEDIUM', 'warning'],
    ['warning for an unknown level', { level: 'awful' }, null, 'MEDIUM', 'warning'],
    ['none as INFO', { level: 'none' }, null, 'INFO', 'none'],
    [
      'a pass as INFO',
      { kind: 'pass', level: 'error' },
      { properties: { 'security-severity': '9.8' } },
      'INFO',
      'pass',
    ],
  ])('is %s', async (_, result, rule, severity, severityRaw) => {
    const rules = rule === null ? [] : [{ id: 'R1', ...rule }]
    expect(await finding({ ruleId: 'R1', ...result }, rules)).toMatchObject({ severity, severityRaw })
  })
})

describe('the rule of a SARIF result', () => {
  const rules = [
    { id: 'A', name: 'RuleA' },
    { id: 'B', name: 'RuleB' },
  ]
  const extensions = [
    {
      name: 'pack',
      rules: [
        { id: 'X', name: 'RuleX' },
        { id: 'A', name: 'PackA' },
      ],
    },
  ]
  const run = { tool: { driver: { name: 'Probe', rules }, extensions } }

  test.each<[string, object, string, string]>([
    ['its id', { ruleId: 'B' }, 'B', 'RuleB'],
    ['its index', { ruleIndex: 1 }, 'B', 'RuleB'],
    ['a reference by index', { rule: { index: 0 } }, 'A', 'RuleA'],
    ['a reference by id', { rule: { id: 'B' } }, 'B', 'RuleB'],
    ['its id against a stale index', { ruleId: 'B', ruleIndex: 0 }, 'B', 'RuleB'],
    ['an index beyond the list', { ruleId: 'B', ruleIndex: 99 }, 'B', 'RuleB'],
    ['a hierarchical id', { ruleId: 'A/1/2' }, 'A/1/2', 'RuleA'],
    ['a hierarchical id with its index', { ruleId: 'B/7', ruleIndex: 1 }, 'B/7', 'RuleB'],
    ['an extension by index', { rule: { index: 1, toolComponent: { index: 0 } } }, 'A', 'PackA'],
    ['an extension by name', { rule: { id: 'A', toolComponent: { name: 'pack' } } }, 'A', 'PackA'],
    ['an id that only an extension has', { ruleId: 'X' }, 'X', 'RuleX'],
    ['an unknown id', { ruleId: 'constructor' }, 'constructor', ''],
    ['a prototype name', { ruleId: '__proto__' }, '__proto__', ''],
  ])('is found by %s', async (_, result, ruleId, ruleName) => {
    expect(await finding(result, [], run)).toMatchObject({ ruleId, ruleName })
  })
})

describe('the message of a SARIF result', () => {
  const rule = { id: 'R1', messageStrings: { default: { text: 'Variable "{0}" of {1}. {{kept}}' } } }

  test.each<[string, object, string]>([
    ['text', { text: 'plain' }, 'plain'],
    ['text before Markdown', { text: 'plain', markdown: '**bold**' }, 'plain'],
    ['Markdown when there is no text', { markdown: 'see [a](javascript:x)' }, 'see a'],
    ['a template of the rule', { id: 'default', arguments: ['ptr', 'list'] }, 'Variable "ptr" of list. {kept}'],
    ['a template of the tool', { id: 'shared', arguments: ['x'] }, 'Shared x'],
    ['a template without an argument', { id: 'default', arguments: ['ptr'] }, 'Variable "ptr" of {1}. {kept}'],
    ['text with braces of its own', { text: 'use {{ name }} or {0}' }, 'use {{ name }} or {0}'],
    ['an id without a template', { id: 'constructor' }, 'constructor'],
  ])('is %s', async (_, given, description) => {
    const driver = { name: 'Probe', rules: [rule], globalMessageStrings: { shared: { text: 'Shared {0}' } } }
    expect((await finding({ ruleId: 'R1', message: given }, [], { tool: { driver } })).description).toBe(description)
  })

  test('does not multiply by its placeholders', async () => {
    const given = { text: '{0}'.repeat(10_000), arguments: ['x'.repeat(50_000)] }
    expect((await finding({ message: given })).description.length).toBeLessThanOrEqual(8000)
  })

  test('names further places', async () => {
    const place = (uri: string) => ({ physicalLocation: { artifactLocation: { uri }, region: { startLine: 2 } } })
    const { description } = await finding({ locations: ['a.c', 'b.c', 'c.c'].map(place) })
    expect(description).toBe('A weakness\n\nAlso at b.c:2, c.c:2')
  })
})

describe('the location of a SARIF result', () => {
  const bases = {
    ROOT: { uri: 'file:///home/ci/project/' },
    SRC: { uri: 'src', uriBaseId: 'ROOT' },
    LOOP: { uri: 'a/', uriBaseId: 'LOOP' },
  }
  const run = { originalUriBaseIds: bases, artifacts: [{ location: { uri: 'list.h', uriBaseId: 'SRC' } }] }

  test.each<[string, object, string | null]>([
    ['a relative address', { uri: './lib/a.c' }, 'lib/a.c'],
    ['a Windows address', { uri: 'lib\\a.c' }, 'lib/a.c'],
    ['an address on an absolute base', { uri: 'a.c', uriBaseId: 'ROOT' }, 'a.c'],
    ['an address on a relative base', { uri: 'a.c', uriBaseId: 'SRC' }, 'src/a.c'],
    ['an unknown base', { uri: 'a.c', uriBaseId: '__proto__' }, 'a.c'],
    ['a base that rests on itself', { uri: 'x.c', uriBaseId: 'LOOP' }, `${'a/'.repeat(8)}x.c`],
    ['an absolute address under a base', { uri: 'file:///home/ci/project/lib/a.c' }, 'lib/a.c'],
    ['an absolute address elsewhere', { uri: 'file:///etc/passwd' }, 'file:///etc/passwd'],
    ['a place in the artifacts', { index: 0 }, 'src/list.h'],
    ['a place beyond the artifacts', { index: 7 }, null],
    ['a script', { uri: ' javascript:alert(1)' }, null],
  ])('reads %s', async (_, artifact, uri) => {
    expect((await finding(at(artifact), [], run)).location).toMatchObject({ uri, startLine: 3, endLine: 3 })
  })

  test('falls back to the logical name, and to nothing', async () => {
    const logical = { locations: [{ logicalLocations: [{ fullyQualifiedName: 'ns::f' }] }] }
    expect((await finding(logical)).location).toMatchObject({ uri: null, startLine: null, logicalName: 'ns::f' })
    expect((await finding({ locations: [{}] })).location).toBeNull()
  })
})

describe('what else a SARIF result says', () => {
  test.each<[string, object, object, number[]]>([
    ['tags', {}, { properties: { tags: ['external/cwe/cwe-079', 'CWE-89: Injection', 'security'] } }, [79, 89]],
    ['a relationship', {}, { relationships: [{ target: { id: '502', toolComponent: { name: 'CWE' } } }] }, [502]],
    ['properties', { properties: { cwe: 'https://cwe.mitre.org/data/definitions/377.html' } }, {}, [377]],
    ['a list of properties', {}, { properties: { cwe: ['CWE-22', 'cwe_078', 79] } }, [22, 78, 79]],
    ['a taxon', { taxa: [{ id: 'CWE-190' }, { index: 1, toolComponent: { name: 'CWE' } }] }, {}, [190, 416]],
    ['another taxonomy', {}, { relationships: [{ target: { id: '5', toolComponent: { name: 'OWASP' } } }] }, []],
  ])('gives CWE numbers by %s', async (_, result, rule, cwe) => {
    const taxonomies = [{ name: 'CWE', taxa: [{ id: '415' }, { id: '416' }] }]
    expect((await finding({ ruleId: 'R1', ...result }, [{ id: 'R1', ...rule }], { taxonomies })).cwe).toEqual(cwe)
  })

  test('gives the package URL, and with it the category', async () => {
    const properties = { purl: 'pkg:npm/%40scope/left-pad@1.0.0' }
    expect(await finding({ properties })).toMatchObject({ componentPurl: properties.purl, category: 'SCA' })
    expect(await finding({ properties: { purl: 'javascript:x' } })).toMatchObject({
      componentPurl: null,
      category: 'SAST',
    })
  })

  test('withholds the code of a secret', async () => {
    const code = at({ uri: 'a.env' }, { startLine: 1, snippet: { text: 'KEY=hunter2' } })
    expect((await finding(code)).snippet).toBe('KEY=hunter2')
    const tool = { driver: { name: 'gitleaks' } }
    expect(await finding(code, [], { tool })).toMatchObject({ category: 'SECRETS', snippet: null })
  })

  test.each<[string, object, boolean]>([
    ['no suppression', {}, false],
    ['an empty list', { suppressions: [] }, false],
    ['one in the code', { suppressions: [{ kind: 'inSource' }] }, true],
    ['one accepted', { suppressions: [{ kind: 'external', status: 'accepted' }] }, true],
    ['one under review', { suppressions: [{ kind: 'inSource' }, { kind: 'external', status: 'underReview' }] }, false],
    ['its absence', { baselineState: 'absent' }, true],
  ])('is suppressed or not by %s', async (_, result, suppressed) => {
    expect((await finding(result)).suppressed).toBe(suppressed)
  })

  test('keeps only help that a browser may open', async () => {
    const help = async (helpUri: string) => (await finding({ ruleId: 'R1' }, [{ id: 'R1', helpUri }])).helpUri
    expect(await help('https://example.com/R1')).toBe('https://example.com/R1')
    expect(await help('javascript:alert(1)')).toBeNull()
  })

  test('has a title that says more than the rule’s id', async () => {
    const rule = { id: 'R1', shortDescription: { text: 'Finding: R1' } }
    expect((await finding({ ruleId: 'R1' }, [rule])).title).toBe('A weakness')
    const line = { text: 'Package: openssl\nSeverity: LOW' }
    expect((await finding({ ruleId: 'CVE-2019-1549', message: line })).title).toBe('CVE-2019-1549 in openssl')
  })
})
