import type { ActorRole, RiskClass, Tier } from '../engagements/words.ts'

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

const tierWords: { readonly [word: string]: Tier } = {
  critical: 1,
  high: 2,
  medium: 3,
  moderate: 3,
  low: 4,
  minimal: 4,
}

/** "1", "Tier 2", "critical"; null for anything else. */
export function readTier(text: string): Tier | null {
  const said = plain(text).replace(/^(tier|t) ?/, '')
  if (/^[1-4]$/.test(said)) return Number(said) as Tier
  return tierWords[said] ?? null
}

const classWords: { readonly [word: string]: RiskClass } = {
  prohibited: 'PROHIBITED',
  unacceptable: 'PROHIBITED',
  'article 5': 'PROHIBITED',
  'high annex i': 'HIGH_ANNEX_I',
  'high risk annex i': 'HIGH_ANNEX_I',
  'annex i': 'HIGH_ANNEX_I',
  'high annex iii': 'HIGH_ANNEX_III',
  'high risk annex iii': 'HIGH_ANNEX_III',
  'annex iii': 'HIGH_ANNEX_III',
  'exempt 6 3': 'EXEMPT_6_3',
  exempt: 'EXEMPT_6_3',
  'article 6 3': 'EXEMPT_6_3',
  'not high': 'NOT_HIGH',
  'not high risk': 'NOT_HIGH',
  limited: 'NOT_HIGH',
  'limited risk': 'NOT_HIGH',
  minimal: 'NOT_HIGH',
  'minimal risk': 'NOT_HIGH',
  low: 'NOT_HIGH',
  'low risk': 'NOT_HIGH',
  none: 'NOT_HIGH',
}

/** A class of the EU AI Act by its code or its usual names; null for anything else, such as a bare "high". */
export function readRiskClass(text: string, annexPoint = ''): RiskClass | null {
  const said = plain(text)
  // Which annex is not said, but a point of Annex III is.
  if (/^high( risk)?$/.test(said) && annexPoint.trim() !== '') return 'HIGH_ANNEX_III'
  return classWords[said] ?? null
}

const yes = ['yes', 'y', 'true', '1', 'x', 'applies']
const no = ['no', 'n', 'false', '0', '', 'none', 'does not apply']

export function readYesOrNo(text: string): boolean | null {
  const said = plain(text)
  if (yes.includes(said)) return true
  return no.includes(said) ? false : null
}

export function readActorRole(text: string): ActorRole | null {
  const said = plain(text)
  if (said === 'provider' || said === 'deployer' || said === 'both') return said.toUpperCase() as ActorRole
  return said === 'provider and deployer' ? 'BOTH' : null
}
