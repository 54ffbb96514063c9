/** Where a version serves. Only production traffic needs the approvals of rule 8. */
export const environments = ['PRODUCTION', 'STAGING', 'TEST'] as const
export type Environment = (typeof environments)[number]

export const routingStepKinds = [
  'AUTHORISED',
  'OBSERVED',
  'REDUCED',
  'TAKEN_DOWN',
  'ROLLED_BACK',
  'ROLLED_BACK_TO',
] as const
export type RoutingStepKind = (typeof routingStepKinds)[number]

/** The shares of a phased roll-out; traffic grows by one of these phases at a time. */
export const rollOutPhases = [1, 10, 50, 100] as const

/** An act of the people on call is ratified within this time. */
export const ratifyWithinHours = 72
