import { describe, expect, test } from 'vitest'
import { readFrozen } from './frozen.ts'

describe('what a decision was taken on', () => {
  test('is its subject, its evidence and its findings', () => {
    const frozen = {
      format: 'assay.gate-decision/1',
      matter: {
        subject: { type: 'MODEL_VERSION', id: 'v', digest: 'd1' },
        evidence: [{ id: 'e', key: 'EV-1', type: 'AIBOM', revision: 2, sha256: 'aa' }],
        findings: [{ id: 'f', key: 'F-1', severity: 'HIGH', subjectStatus: 'AFFECTED', override: { id: 'o' } }],
      },
    }
    expect(readFrozen(frozen)).toEqual({
      subjectDigest: 'd1',
      evidence: [{ key: 'EV-1', type: 'AIBOM', revision: 2, sha256: 'aa' }],
      findings: [{ key: 'F-1', severity: 'HIGH', subjectStatus: 'AFFECTED', overridden: true }],
    })
  })
  test.each([null, 'text', {}, { matter: [] }])('is unknown for %j', (frozen) => {
    expect(readFrozen(frozen)).toBeNull()
  })
  test('leaves out what it cannot read', () => {
    expect(readFrozen({ matter: { evidence: [{ key: 'EV-1' }, null], findings: 'none' } })).toEqual({
      subjectDigest: null,
      evidence: [],
      findings: [],
    })
  })
})
