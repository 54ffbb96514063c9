import { describe, expect, test } from 'vitest'
import type { FindingQuery } from './finding-choices.ts'
import { namesField, readFindingQuery, writeFindingQuery } from './finding-query.ts'

describe('a findings query', () => {
  test('is a filter and the words that are searched for', () => {
    expect(readFindingQuery('severity:critical,high status:open owner:@Maya refund tool').filter).toEqual({
      severity: ['CRITICAL', 'HIGH'],
      status: ['OPEN'],
      owner: 'maya',
      q: 'refund tool',
    })
  })
  test.each<[string, Partial<FindingQuery>]>([
    ['severity:crit', { severity: ['CRITICAL'] }],
    ['status:in-progress', { status: ['IN_PROGRESS'] }],
    ['status:IN_PROGRESS,in-progress', { status: ['IN_PROGRESS'] }],
    ['category:prompt-injection', { category: ['PROMPT_INJECTION'] }],
    ['engagement:eng-1', { engagement: 'ENG-1' }],
    ['label:"card data"', { label: 'card data' }],
    ['cwe:CWE-79', { cwe: '79' }],
    ['acceptance:30d', { acceptance: '30' }],
    ['is:ai is:overdue is:production', { aiSpecific: 'yes', overdue: 'yes', inProduction: 'yes' }],
    ['owner:none', { owner: 'none' }],
    ['https://example.test/a', { q: 'https://example.test/a' }],
    ['"two words" more', { q: 'two words more' }],
    ['"severity:high"', { q: 'severity:high' }],
    ['', {}],
  ])('reads %s', (text, filter) => {
    expect(readFindingQuery(text)).toEqual({ filter, unread: [] })
  })
  test.each(['severity:purple', 'status:', 'is:nice', 'cwe:many', 'severity:', 'owner:@', 'category:DA'])(
    'says that %s cannot be read, and does not search for it',
    (text) => {
      expect(readFindingQuery(text)).toEqual({ filter: {}, unread: [text] })
    },
  )
  test.each<Partial<FindingQuery>>([
    { severity: ['CRITICAL', 'LOW'], status: ['IN_PROGRESS'], category: ['RED_TEAM'] },
    { owner: 'maya.okafor', engagement: 'ENG-3', source: 'Semgrep OSS', label: 'pci', cwe: '502' },
    { owner: 'me', aiSpecific: 'no', inProduction: 'yes', overdue: 'yes', acceptance: '0', q: 'markdown image' },
    { q: 'file:app.py' },
  ])('reads back what it wrote: %o', (query) => {
    expect(readFindingQuery(writeFindingQuery(query)).filter).toEqual(query)
  })
  test('waits for Enter only while a field is named', () => {
    expect(['refund', 'http://x', 'note: this'].map(namesField)).toEqual([false, false, false])
    expect(['severity:', 'owner:@m', 'refund label:x'].map(namesField)).toEqual([true, true, true])
  })
})
