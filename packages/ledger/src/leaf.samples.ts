import fc from 'fast-check'
import type { LeafInput } from './leaf-format.ts'

export const sampleSalt = Uint8Array.from({ length: 32 }, (_, index) => index)

export const sampleInput: LeafInput = {
  workspaceId: '01939c4e-7a00-7000-8000-000000000001',
  seq: 42,
  at: '2026-11-23T09:30:00.125Z',
  kind: 'finding.severityChanged',
  actor: { type: 'MEMBERSHIP', id: '01939c4e-7a00-7000-8000-0000000000a1', label: 'Ada Byron' },
  subject: { type: 'Finding', id: '01939c4e-7a00-7000-8000-0000000000f1', key: 'F-123' },
  engagementId: '01939c4e-7a00-7000-8000-0000000000e1',
  changes: [
    { field: 'severity', from: 'HIGH', to: 'CRITICAL' },
    { field: 'dueAt', from: null, to: '2026-11-30' },
  ],
  refs: { modelVersionId: '01939c4e-7a00-7000-8000-0000000000d1' },
  reason: 'Réfutable only by a retest',
}

const name = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' })
const value = fc.option(fc.string({ maxLength: 40, unit: 'grapheme' }))
const time = fc.date({ noInvalidDate: true, min: new Date('0001-01-01'), max: new Date('9999-12-31') })

export const anySalt = fc.uint8Array({ minLength: 32, maxLength: 32 })

/** Any activity that the format holds. */
export const anyInput: fc.Arbitrary<LeafInput> = fc.record({
  workspaceId: fc.uuid({ version: 7 }),
  seq: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  at: time.map((at) => at.toISOString()),
  kind: name,
  actor: fc.record({ type: fc.constantFrom('MEMBERSHIP', 'TOKEN', 'SYSTEM'), id: fc.option(fc.uuid()), label: value }),
  subject: fc.record({ type: name, id: fc.uuid(), key: fc.option(name) }),
  engagementId: fc.option(fc.uuid()),
  changes: fc.array(fc.record({ field: name, from: value, to: value }), { maxLength: 4 }),
  refs: fc.dictionary(fc.oneof(name, fc.constant('__proto__')), name, { maxKeys: 4 }),
  reason: value,
})
