import { describe, expect, test } from 'vitest'
import { plainRead } from './plain-read.ts'

describe('a plain read', () => {
  test('asks for the columns of its table', () => {
    const args = { where: { findingId: 'f', cwe: { gt: 20, lte: 79 } }, orderBy: { cwe: 'desc' }, take: 2 }
    const read = plainRead('findingWeakness', 'findMany', args)
    expect({ ...read, statement: read?.statement() }).toEqual({
      statement: {
        text:
          'SELECT "workspace_id" AS "workspaceId", "finding_id" AS "findingId", "cwe" AS "cwe" FROM "finding_weakness" ' +
          'WHERE "finding_id" = $1 AND "cwe" > $2 AND "cwe" <= $3 ORDER BY "cwe" DESC LIMIT 2',
        values: ['f', 20, 79],
      },
      byId: null,
      answer: 'many',
    })
  })

  test.each<[string, string, object, { ids: readonly string[]; workspaceId: string | null } | null]>([
    [
      'a key',
      'findUnique',
      { where: { workspaceId_id: { workspaceId: 'w', id: 'a' } } },
      { ids: ['a'], workspaceId: 'w' },
    ],
    ['ids', 'findMany', { where: { id: { in: ['a', 'b'] } } }, { ids: ['a', 'b'], workspaceId: null }],
    ['ids and more', 'findMany', { where: { id: { in: ['a'] }, name: 'x' } }, null],
    ['ids in an order', 'findMany', { where: { id: { in: ['a'] } }, orderBy: [{ name: 'asc' }] }, null],
    ['other names', 'findMany', { where: { name: { in: ['a'] } } }, null],
  ])('knows whether it asks by nothing but ids: %s', (_, operation, args, byId) => {
    expect(plainRead('label', operation, args)?.byId).toEqual(byId)
  })

  test.each<[string, string, string, object]>([
    ['a relation that is read along', 'label', 'findMany', { include: { findings: true } }],
    ['a relation in the condition', 'label', 'findMany', { where: { findings: { some: {} } } }],
    ['a relation in the order', 'findingLabel', 'findMany', { orderBy: { label: { name: 'asc' } } }],
    ['alternatives', 'label', 'findMany', { where: { OR: [{ name: 'a' }] } }],
    ['a comparison of texts', 'label', 'findMany', { where: { name: { contains: 'a' } } }],
    ['nothing to compare with', 'label', 'findMany', { where: { name: undefined } }],
    ['null', 'label', 'findMany', { where: { name: null } }],
    ['a page from within', 'label', 'findMany', { cursor: { id: 'a' }, take: 3 }],
    ['the last rows', 'label', 'findMany', { take: -3 }],
    ['a count', 'label', 'count', {}],
    ['no such model', 'nothing', 'findMany', {}],
  ])('leaves %s to the engine', (_, model, operation, args) => {
    expect(plainRead(model, operation, args)).toBeNull()
  })
})
