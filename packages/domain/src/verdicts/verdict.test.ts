import { describe, expect, test } from 'vitest'
import { NotReady } from '../refusal.ts'
import { reasonsAgainst, type VerdictCase } from './verdict.ts'

const gate = (stage: VerdictCase['stage'], status: VerdictCase['gates'][number]['status'] = 'APPROVED') => ({
  id: stage,
  key: `G-${stage}`,
  stage,
  status,
  reasons: [],
})
const passed: VerdictCase = {
  stage: 'DEPLOYMENT',
  version: { id: 'v', label: '2.1', status: 'DEPLOYABLE' },
  gates: [gate('INTAKE'), gate('TRAINING', 'NOT_APPLICABLE'), gate('EVALUATION'), gate('DEPLOYMENT')],
  earlierStages: ['INTAKE', 'DATA', 'TRAINING', 'EVALUATION'],
  routing: null,
}
const codes = (change: Partial<VerdictCase>) => reasonsAgainst({ ...passed, ...change }).map(({ code }) => code)
const without = (stage: string) => passed.gates.filter((each) => each.stage !== stage)

describe('a verdict on a composition', () => {
  test('is ready when the gate and those before it are passed', () => {
    expect(codes({})).toEqual([])
  })

  test('asks for the version to be registered when nobody knows its manifest', () => {
    expect(codes({ version: null, gates: [] })).toEqual(['UNKNOWN_MANIFEST'])
  })

  test.each([
    ['the gate turned stale', { gates: [...without('DEPLOYMENT'), gate('DEPLOYMENT', 'STALE')] }, 'GATE_NOT_PASSED'],
    ['the gate was never opened', { gates: without('DEPLOYMENT') }, 'GATE_MISSING'],
    [
      'an earlier gate is open',
      { gates: [...without('EVALUATION'), gate('EVALUATION', 'READY')] },
      'EARLIER_GATE_OPEN',
    ],
    ['an earlier gate was never opened', { gates: without('TRAINING') }, 'EARLIER_GATE_MISSING'],
    [
      'the data gate of its lineage is open',
      { gates: [...passed.gates, gate('DATA', 'RETURNED')] },
      'EARLIER_GATE_OPEN',
    ],
    ['the version is quarantined', { version: { id: 'v', label: '2.1', status: 'QUARANTINED' } }, 'VERSION_STOPPED'],
    [
      'rule 8 objects to its traffic',
      { routing: new NotReady([{ code: 'KILL_SWITCH_UNTESTED', message: 'Test it', subject: null }]) },
      'KILL_SWITCH_UNTESTED',
    ],
  ] satisfies [string, Partial<VerdictCase>, string][])('is not ready when %s', (_, change, code) => {
    expect(codes(change)).toEqual([code])
  })

  test('says what the gate lacks, and nothing of the gates after it', () => {
    const lacking = {
      ...gate('EVALUATION', 'COLLECTING'),
      reasons: [{ code: 'EVIDENCE_MISSING', message: 'Model card is missing', subject: null }],
    }
    const gates = [...without('EVALUATION').filter(({ stage }) => stage !== 'DEPLOYMENT'), lacking]
    expect(codes({ stage: 'EVALUATION', earlierStages: ['INTAKE', 'DATA', 'TRAINING'], gates })).toEqual([
      'GATE_NOT_PASSED',
      'EVIDENCE_MISSING',
    ])
  })

  test('names what is in the way of two gates once', () => {
    const reason = { code: 'OPEN_BLOCKER', message: 'F-1 is critical', subject: 'Finding:1' }
    const gates = ['one', 'two'].map((id) => ({ ...gate('DATA', 'COLLECTING'), id, key: id, reasons: [reason] }))
    expect(codes({ stage: 'DATA', earlierStages: ['INTAKE'], gates: [gate('INTAKE'), ...gates] })).toEqual([
      'GATE_NOT_PASSED',
      'OPEN_BLOCKER',
      'GATE_NOT_PASSED',
    ])
  })

  test('lets a retired version through to its retirement gate', () => {
    const gates = [gate('INTAKE'), gate('RETIREMENT')]
    expect(
      codes({
        stage: 'RETIREMENT',
        gates,
        earlierStages: ['INTAKE'],
        version: { id: 'v', label: '1.4', status: 'RETIRING' },
      }),
    ).toEqual([])
  })
})
