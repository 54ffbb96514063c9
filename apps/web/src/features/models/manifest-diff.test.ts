import { describe, expect, test } from 'vitest'
import { diffManifests, type Part } from './manifest-diff.ts'

const part = (name: string, release: string, fields: Partial<Part> = {}): Part => ({
  kind: 'IMAGE',
  name,
  release,
  digest: `sha256:${name}${release}`,
  attested: false,
  ...fields,
})

describe('the difference between two manifests', () => {
  test('is nothing but a count where both are equal, in any order', () => {
    const parts = [part('server', '1'), part('sidecar', '2')]
    expect(diffManifests(parts, parts.toReversed())).toEqual({ added: [], removed: [], changed: [], same: 2 })
  })

  test('names what was added and what was removed', () => {
    const diff = diffManifests([part('old', '1')], [part('new', '1')])
    expect([diff.added.map(({ name }) => name), diff.removed.map(({ name }) => name)]).toEqual([['new'], ['old']])
  })

  test.each<[string, Partial<Part>]>([
    ['the release', { release: '2' }],
    ['the digest', { digest: 'sha256:other' }],
    ['what is only attested', { attested: true, digest: null }],
  ])('is a change of one component where %s differs', (_, fields) => {
    const before = part('server', '1')
    const after = { ...before, ...fields }
    expect(diffManifests([before], [after])).toEqual({
      added: [],
      removed: [],
      changed: [{ kind: 'IMAGE', name: 'server', before, after }],
      same: 0,
    })
  })

  test('takes the same name of another kind for another component', () => {
    const diff = diffManifests([part('nora', '1')], [part('nora', '1', { kind: 'WEIGHTS' })])
    expect([diff.added.length, diff.removed.length, diff.changed.length]).toEqual([1, 1, 0])
  })

  test('matches equal ones first where a name stands twice', () => {
    const diff = diffManifests([part('tool', '1'), part('tool', '2')], [part('tool', '2'), part('tool', '3')])
    expect(diff.same).toBe(1)
    expect(diff.changed.map(({ before, after }) => [before.release, after.release])).toEqual([['1', '3']])
  })

  test('treats an absent digest and null as the same', () => {
    expect(diffManifests([part('p', '1', { digest: null })], [part('p', '1', { digest: undefined })]).same).toBe(1)
  })
})
