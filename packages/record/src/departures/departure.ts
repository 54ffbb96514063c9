/** What hangs on a person, in the order in which it matters. */
export const departureKinds = [
  'ACCOUNTABLE',
  'TEAM_WITHOUT_SIGNER',
  'GATE_WITHOUT_SIGNER',
  'RESPONSIBLE',
  'ENGAGEMENT',
  'CONDITION',
  'OVERRIDE_TO_APPROVE',
  'OVERRIDE_PROPOSED',
  'DELEGATION',
  'FINDING',
] as const
export type DepartureKind = (typeof departureKinds)[number]

export type DepartureItem = {
  kind: DepartureKind
  /** What people call it: a key, or a row of the matrix. */
  label: string
  detail: string
  /** The short key under which it is found; null for what has none. */
  key: string | null
  /** The engagement's key; null for the programme's. */
  engagementKey: string | null
  /** A successor takes it with the hand-over; everything else needs a decision of its own. */
  moves: boolean
}

export type Departure = {
  membershipId: string
  items: DepartureItem[]
  /** How many engagements of theirs the viewer does not see: what hangs there is not told. */
  hidden: number
}
