import { describe, expect, test } from 'vitest'
import { failureModesOf, type ProgrammeFacts } from './failure-modes.ts'

const steady: ProgrammeFacts = {
  intakes: 3,
  layers: 6,
  layersCovered: 6,
  gates: 7,
  gatesCovered: 7,
  rAndA: 30,
  rAndAOfAppsec: 6,
  pendingSignOffs: 4,
  pendingOfAppsec: 1,
  appsecLayers: [],
  uncoveredRequirements: 0,
  reportsWithoutFindings: 0,
  findingsWithoutVersion: 0,
  idleVersions: 0,
}
const present = (facts: Partial<ProgrammeFacts>) =>
  failureModesOf({ ...steady, ...facts }).flatMap((mode) => (mode.present ? [mode.code] : []))

describe('the failure modes', () => {
  test('are all named and none present in a steady programme', () => {
    expect(failureModesOf(steady)).toHaveLength(5)
    expect(present({})).toEqual([])
  })
  test.each<[string, Partial<ProgrammeFacts>]>([
    ['TOOLS_BEFORE_OPERATING_MODEL', { layersCovered: 5 }],
    ['TOOLS_BEFORE_OPERATING_MODEL', { gatesCovered: 6 }],
    ['EVERYTHING_ON_APPSEC', { rAndAOfAppsec: 19 }],
    ['EVERYTHING_ON_APPSEC', { pendingOfAppsec: 3 }],
    ['EVERYTHING_ON_APPSEC', { appsecLayers: [2] }],
    ['GOVERNANCE_AHEAD_OF_EVIDENCE', { uncoveredRequirements: 1 }],
    ['RED_TEAM_ON_PARALLEL_RECORD', { reportsWithoutFindings: 1 }],
    ['RED_TEAM_ON_PARALLEL_RECORD', { findingsWithoutVersion: 1 }],
    ['SKIPPED_RETIREMENT', { idleVersions: 1 }],
  ])('show %s', (code, facts) => {
    expect(present(facts)).toEqual([code])
  })
  test('do not blame tools that nobody uses, nor exactly sixty per cent', () => {
    expect(present({ intakes: 0, layersCovered: 0 })).toEqual([])
    expect(present({ rAndAOfAppsec: 18 })).toEqual([])
    expect(present({ rAndA: 0, rAndAOfAppsec: 0, pendingSignOffs: 0, pendingOfAppsec: 0 })).toEqual([])
  })
})
