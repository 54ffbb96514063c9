/** What the failure modes are told from. */
export type ProgrammeFacts = {
  /** Files that were taken in. */
  intakes: number
  layers: number
  /** With exactly one A and at least one R. */
  layersCovered: number
  gates: number
  gatesCovered: number
  rAndA: number
  rAndAOfAppsec: number
  pendingSignOffs: number
  pendingOfAppsec: number
  /** The numbers of layers that AppSec is accountable for and should not be. */
  appsecLayers: number[]
  /** Requirements for which some live use case has no evidence in force. */
  uncoveredRequirements: number
  reportsWithoutFindings: number
  findingsWithoutVersion: number
  idleVersions: number
}

export type FailureMode = { code: string; name: string; present: boolean; detail: string; href: string }

export const thresholds = {
  stages: 7,
  layers: 6,
  appsecShare: 0.6,
  notAppsecsLayers: [1, 2, 4, 5],
  idleDays: 30,
} as const

const percent = (part: number, whole: number) => (whole === 0 ? 0 : Math.round((100 * part) / whole))

/** The five failure modes of a programme, with the figures that speak for or against each. */
export function failureModesOf(facts: ProgrammeFacts): FailureMode[] {
  const uncovered =
    facts.layersCovered < Math.max(facts.layers, thresholds.layers) ||
    facts.gatesCovered < Math.max(facts.gates, thresholds.stages)
  const aboveShare = (part: number, whole: number) => whole > 0 && part / whole > thresholds.appsecShare
  return [
    {
      code: 'TOOLS_BEFORE_OPERATING_MODEL',
      name: 'Tools before operating model',
      present: facts.intakes > 0 && uncovered,
      detail: `${facts.layersCovered} of ${thresholds.layers} layers and ${facts.gatesCovered} of ${thresholds.stages} gates have one A and an R; ${facts.intakes} files were taken in`,
      href: '/raci?gaps=only',
    },
    {
      code: 'EVERYTHING_ON_APPSEC',
      name: 'Everything on AppSec',
      present:
        aboveShare(facts.rAndAOfAppsec, facts.rAndA) ||
        aboveShare(facts.pendingOfAppsec, facts.pendingSignOffs) ||
        facts.appsecLayers.length > 0,
      detail: `AppSec holds ${percent(facts.rAndAOfAppsec, facts.rAndA)} % of R and A, ${percent(facts.pendingOfAppsec, facts.pendingSignOffs)} % of pending sign-offs and the A of ${facts.appsecLayers.length === 0 ? 'no layer' : `layers ${facts.appsecLayers.join(', ')}`} that others should hold`,
      href: '/raci',
    },
    {
      code: 'GOVERNANCE_AHEAD_OF_EVIDENCE',
      name: 'Governance ahead of evidence',
      present: facts.uncoveredRequirements > 0,
      detail: `${facts.uncoveredRequirements} requirements have no evidence in force for some live use case`,
      href: '/register',
    },
    {
      code: 'RED_TEAM_ON_PARALLEL_RECORD',
      name: 'Red team on a parallel record',
      present: facts.reportsWithoutFindings > 0 || facts.findingsWithoutVersion > 0,
      detail: `${facts.reportsWithoutFindings} red-team reports without findings; ${facts.findingsWithoutVersion} red-team findings without a version`,
      href: '/findings?category=RED_TEAM',
    },
    {
      code: 'SKIPPED_RETIREMENT',
      name: 'Skipped retirement',
      present: facts.idleVersions > 0,
      detail: `${facts.idleVersions} versions have had no traffic for ${thresholds.idleDays} days and no retirement gate under way`,
      href: '/gates?stage=RETIREMENT',
    },
  ]
}
