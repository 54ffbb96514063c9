import { describe, expect, test } from 'vitest'
import {
  type Approval10,
  approvalStanding,
  type DecidedEvidence10,
  isOverdue,
  monitoringDue,
} from './approval-standing.ts'
import { days, now } from './gate-case.samples.ts'
import { defaultRule10Policy as policy } from './rule-10-policy.ts'

const evidence = (change: Partial<DecidedEvidence10> = {}): DecidedEvidence10 => ({
  id: 'e1',
  key: 'E-1',
  title: 'AIBOM',
  binding: 'VERSION_BOUND',
  decidedRevision: 1,
  revision: 1,
  superseded: false,
  expiredAt: null,
  inForce: true,
  successor: null,
  ...change,
})
const approval = (change: Partial<Approval10> = {}): Approval10 => ({
  stage: 'DEPLOYMENT',
  tier: 1,
  routed: false,
  live: false,
  evidence: [evidence()],
  conditions: [],
  blockers: [],
  dueAt: null,
  ...change,
})
const blocker = {
  code: 'OPEN_BLOCKER',
  message: 'F-7 is critical',
  subject: 'Finding:f',
  severity: 'CRITICAL',
} as const
const fresh = { ...blocker, known: false, decidedOn: false }
const leanedOn = { ...fresh, known: true }
const live = { routed: true, live: true } as const
const standing = (change: Partial<Approval10>) => approvalStanding(approval(change), now, policy)

describe('an approval', () => {
  test('stands while nothing that it was decided on changed', () => {
    expect(standing({})).toEqual({ staleCause: null, conditions: [], questions: [] })
  })
  test('is turned by a new revision of version-bound evidence', () => {
    expect(standing({ evidence: [evidence({ revision: 2 })] }).staleCause).toMatch(/new revision 2/)
  })
  test('is turned by version-bound evidence that gave way to other', () => {
    const gone = evidence({ revision: null, superseded: true, successor: { id: 'e2', key: 'E-2', answer: null } })
    expect(standing({ evidence: [gone] }).staleCause).toBe('E-2 took the place of E-1, which was decided on')
  })
  test('stands when version-bound evidence was disposed of', () => {
    expect(standing({ evidence: [evidence({ revision: null })] }).staleCause).toBeNull()
  })
  test('asks whether a new revision of standing evidence is a material change, and stands meanwhile', () => {
    const successor = { id: 'e2', key: 'E-2', answer: null }
    const asked = standing({
      evidence: [evidence({ binding: 'STANDING', revision: null, superseded: true, successor })],
    })
    expect(asked).toMatchObject({ staleCause: null, questions: [{ evidenceId: 'e2' }] })
  })
  test.each([
    ['NOT_MATERIAL', null],
    ['MATERIAL', 'E-2 changes what was decided on in E-1'],
  ] as const)('is answered %s and then has the cause %s', (answer, cause) => {
    const successor = { id: 'e2', key: 'E-2', answer }
    const answered = standing({
      evidence: [evidence({ binding: 'STANDING', revision: null, superseded: true, successor })],
    })
    expect(answered).toMatchObject({ staleCause: cause, questions: [] })
  })
  test('has a condition with a date when evidence expired, and is turned when that is over', () => {
    const expired = (at: Date) => standing({ evidence: [evidence({ expiredAt: at, inForce: false })] })
    expect(expired(days(-4))).toMatchObject({
      staleCause: null,
      conditions: [{ code: 'EVIDENCE_EXPIRED', until: days(1) }],
    })
    expect(expired(days(-5)).staleCause).toMatch(/expired; a new one has to be in force/)
  })
  test('has no such condition once other evidence of the type is in force', () => {
    expect(standing({ evidence: [evidence({ expiredAt: days(-9) })] }).conditions).toEqual([])
  })
  test('is turned by a condition that passed its date, and not by one that was met', () => {
    const condition = { id: 'c', text: 'A limit in the tool', expiresAt: now, met: false }
    expect(standing({ conditions: [condition] }).staleCause).toMatch(/was not met in time: A limit/)
    expect(standing({ conditions: [{ ...condition, met: true }] })).toMatchObject({ staleCause: null, conditions: [] })
  })
  test.each(['DATA', 'EVALUATION', 'DEPLOYMENT'] as const)(
    'of %s is turned by a new finding before the first routing, and by none after it',
    (stage) => {
      expect(standing({ stage, blockers: [fresh] }).staleCause).toBe('F-7 is critical')
      expect(standing({ stage, blockers: [fresh], ...live }).staleCause).toBeNull()
    },
  )
  test('of a checkpoint is turned by the end of an override that it leaned on, not by what was found later', () => {
    expect(standing({ stage: 'TRAINING', blockers: [fresh] }).staleCause).toBeNull()
    expect(standing({ stage: 'TRAINING', blockers: [leanedOn] }).staleCause).toBe('F-7 is critical')
    expect(standing({ stage: 'TRAINING', blockers: [leanedOn], ...live }).staleCause).toBeNull()
  })
  test.each(['INTAKE', 'RETIREMENT'] as const)('of %s is turned by no finding', (stage) => {
    expect(standing({ stage, blockers: [fresh] }).staleCause).toBeNull()
  })
  test('of a live version’s monitoring is asked for anew by a finding that it was not decided on', () => {
    expect(standing({ stage: 'MONITORING', blockers: [fresh], ...live }).staleCause).toMatch(/within 24 hours/)
    const known = { ...leanedOn, decidedOn: true }
    expect(standing({ stage: 'MONITORING', blockers: [known], ...live }).staleCause).toBeNull()
  })
  test('of a live version’s monitoring ends when its next decision falls due', () => {
    expect(standing({ stage: 'MONITORING', dueAt: now, ...live }).staleCause).toMatch(/fell due on 2026-11-23/)
    expect(standing({ stage: 'MONITORING', dueAt: days(1), ...live }).staleCause).toBeNull()
  })
})

describe('the day of a monitoring decision', () => {
  const due = (change: Partial<Approval10>) => monitoringDue(approval({ stage: 'MONITORING', ...change }), now, policy)
  test('comes within 24 hours of a critical and 7 days of a high finding on a live version', () => {
    expect(due({ blockers: [fresh], dueAt: days(30), ...live })).toEqual(days(1))
    expect(due({ blockers: [{ ...fresh, severity: 'HIGH' }], dueAt: days(30), ...live })).toEqual(days(7))
  })
  test('never moves away, nor without traffic', () => {
    expect(due({ blockers: [fresh], dueAt: days(0.5), ...live })).toEqual(days(0.5))
    expect(due({ blockers: [fresh], dueAt: null })).toBeNull()
  })
  test('is OVERDUE 14 days later', () => {
    expect([isOverdue(days(-13), now, policy), isOverdue(days(-14), now, policy)]).toEqual([false, true])
  })

  test('ends with the days for which its definition lets it hold, at that very moment', () => {
    const cause = (validUntil: Date | null) => approvalStanding(approval({ validUntil }), now, policy).staleCause
    expect(cause(now)).toContain('reached the end')
    expect([cause(new Date(now.getTime() + 1)), cause(null)]).toEqual([null, null])
  })
})
