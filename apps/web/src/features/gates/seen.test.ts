import { describe, expect, test } from 'vitest'
import { changesSince, type Seen } from './seen.ts'

const report = { type: 'Red-team report', key: 'EV-4', revision: 1, sha256: 'aa', status: 'ACCEPTED' }
const before: Seen = {
  version: 3,
  status: 'READY',
  blockers: 0,
  evidence: [report],
  reasons: [],
  standing: null,
}
const since = (change: Partial<Seen>) => changesSince(before, { ...before, version: 4, ...change })

describe('what changed since the signer looked', () => {
  test('is nothing while the gate is the same', () => {
    expect(changesSince(before, { ...before, evidence: [{ ...report }] })).toEqual([])
  })
  test('names a new revision with both digests', () => {
    expect(since({ evidence: [{ ...report, revision: 2, sha256: 'bb' }] })).toEqual([
      { kind: 'revision', what: 'Red-team report', key: 'EV-4', from: 1, to: 2, fromDigest: 'aa', toDigest: 'bb' },
    ])
  })
  test('names evidence that was rejected, and the reason that follows from it', () => {
    const evidence = [{ ...report, status: 'REJECTED' }]
    expect(since({ evidence, status: 'COLLECTING', reasons: ['It is missing'] })).toEqual([
      { kind: 'status', from: 'READY', to: 'COLLECTING' },
      { kind: 'evidence', what: 'Red-team report', from: 'ACCEPTED', to: 'REJECTED' },
      { kind: 'reasonAdded', what: 'It is missing' },
    ])
  })
  test('names evidence that came where there was none', () => {
    const none = { ...report, key: null, revision: null, sha256: null, status: 'MISSING' }
    expect(changesSince({ ...before, evidence: [none] }, before)).toEqual([
      { kind: 'evidence', what: 'Red-team report', from: 'MISSING', to: 'ACCEPTED' },
    ])
  })
  test('names a decision that somebody else took', () => {
    expect(since({ standing: 'd1' })).toEqual([{ kind: 'decided' }])
  })
  test('names a reason that is gone', () => {
    expect(changesSince({ ...before, reasons: ['F-1 is high'] }, { ...before, version: 4 })).toEqual([
      { kind: 'reasonGone', what: 'F-1 is high' },
    ])
  })
  test('is still a change when nothing of it is on the page', () => {
    expect(since({})).toEqual([{ kind: 'other' }])
  })
})
