import { describe, expect, test } from 'vitest'
import { changesPosture } from './changes-posture.ts'

describe('the figures', () => {
  test.each([
    'gate.decided',
    'finding.severityChanged',
    'override.expired',
    'intake.committed',
    'modelVersion.changed',
  ])('may move with %s', (kind) => expect(changesPosture(kind)).toBe(true))

  test.each(['finding.commented', 'intake.progressed', 'member.joined', 'token.created'])('stay with %s', (kind) =>
    expect(changesPosture(kind)).toBe(false),
  )
})
