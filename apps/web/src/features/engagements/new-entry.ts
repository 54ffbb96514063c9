import type { ActorRole, CreateEngagementInput, RiskClass } from '../../generated/gql/graphql.ts'

/** A register entry as it is being written. */
export type Entry = {
  name: string
  purpose: string
  ownerId: string | null
  vendor: string
  hasTools: boolean
  restricted: boolean
  actorRole: ActorRole
  tier: 1 | 2 | 3 | 4 | null
  /** `LATER` leaves the entry a draft. */
  riskClass: RiskClass | 'LATER' | null
  annexPoint: string
  article50: boolean
  rationale: string
}

export const emptyEntry: Entry = {
  name: '',
  purpose: '',
  ownerId: null,
  vendor: '',
  hasTools: false,
  restricted: false,
  actorRole: 'DEPLOYER',
  tier: null,
  riskClass: null,
  annexPoint: '',
  article50: false,
  rationale: '',
}

export const steps = ['what', 'class', 'confirm'] as const
type Step = (typeof steps)[number]

/** The field of each step that is still to be filled in, by the name of its sentence. */
export function lacking(entry: Entry, step: Step): Partial<Record<keyof Entry, string>> {
  if (step === 'what') return entry.name.trim() === '' ? { name: 'name' } : {}
  if (step === 'confirm') return {}
  const { riskClass, annexPoint, rationale, tier } = entry
  return {
    ...(riskClass === null ? { riskClass: 'riskClass' } : {}),
    ...(riskClass === 'HIGH_ANNEX_III' && annexPoint.trim() === '' ? { annexPoint: 'annexPoint' } : {}),
    ...(riskClass !== null && riskClass !== 'LATER' && rationale.trim() === '' ? { rationale: 'rationale' } : {}),
    ...(tier === null ? { tier: 'tier' } : {}),
  }
}

/** The entry as the command takes it; what was left empty is left out. Null while the tier is not chosen. */
export function entryInput(entry: Entry): CreateEngagementInput | null {
  const { tier, riskClass, name, purpose, ownerId, vendor, annexPoint, rationale, article50 } = entry
  if (tier === null) return null
  return {
    name: name.trim(),
    tier,
    actorRole: entry.actorRole,
    hasTools: entry.hasTools,
    restricted: entry.restricted,
    ...(purpose.trim() === '' ? {} : { purpose: purpose.trim() }),
    ...(ownerId === null ? {} : { ownerId }),
    ...(vendor.trim() === '' ? {} : { vendor: vendor.trim() }),
    ...(riskClass === null || riskClass === 'LATER'
      ? {}
      : {
          classification: {
            riskClass,
            article50,
            rationale: rationale.trim(),
            ...(riskClass === 'HIGH_ANNEX_III' ? { annexPoint: annexPoint.trim() } : {}),
          },
        }),
  }
}
