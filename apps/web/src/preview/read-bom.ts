/** One part that a CycloneDX document names. */
type BomComponent = { id: string; type: string; name: string; version: string; licences: string; digest: string }
type BomVulnerability = { id: string; severity: string; affects: string; state: string }
export type Bom = { version: string; components: BomComponent[]; vulnerabilities: BomVulnerability[] }

type Fields = { readonly [field: string]: unknown }

const deepest = 32

/** What a CycloneDX JSON document holds, nested parts included; null for anything else. Unreadable entries stay as `?`. */
export function readBom(document: unknown): Bom | null {
  if (!isFields(document) || document.bomFormat !== 'CycloneDX') return null
  const components = list(document.components).flatMap((each) => componentsIn(each, 0))
  const named = new Map(list(document.components).flatMap((each) => namesIn(each, 0)))
  return {
    version: text(document.specVersion) || '?',
    components,
    vulnerabilities: list(document.vulnerabilities).map((given) => {
      const each = isFields(given) ? given : {}
      const ratings = list(each.ratings).flatMap((rating) => (isFields(rating) ? text(rating.severity) : []))
      const affected = list(each.affects).flatMap((one) => (isFields(one) ? text(one.ref) : []))
      return {
        id: text(each.id) || '?',
        severity: ratings[0] ?? '',
        affects: affected.map((ref) => named.get(ref) ?? ref).join(', '),
        state: isFields(each.analysis) ? text(each.analysis.state) : '',
      }
    }),
  }
}

function componentsIn(given: unknown, depth: number): BomComponent[] {
  const each = isFields(given) ? given : {}
  const name = [text(each.group), text(each.name)].filter(Boolean).join('/') || '?'
  const version = text(each.version)
  const hashes = list(each.hashes).flatMap((hash) => (isFields(hash) ? `${text(hash.alg)} ${text(hash.content)}` : []))
  const own: BomComponent = {
    id: text(each.purl).replace(/@[^?#]*/, '') || `${text(each.type)}:${name}`,
    type: text(each.type) || '?',
    name,
    version,
    licences: list(each.licenses).map(licenceOf).filter(Boolean).join(', '),
    digest: hashes[0] ?? '',
  }
  const within = depth < deepest ? list(each.components).flatMap((part) => componentsIn(part, depth + 1)) : []
  return [own, ...within]
}

function namesIn(given: unknown, depth: number): [string, string][] {
  if (!isFields(given) || depth > deepest) return []
  const said = [text(given.name), text(given.version)].filter(Boolean).join(' ')
  return [[text(given['bom-ref']), said], ...list(given.components).flatMap((part) => namesIn(part, depth + 1))]
}

function licenceOf(given: unknown): string {
  if (!isFields(given)) return ''
  const { license } = given
  return text(given.expression) || (isFields(license) ? text(license.id) || text(license.name) : '')
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const text = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
