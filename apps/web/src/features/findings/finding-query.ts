import { categories, type FindingQuery, severities, statuses } from './finding-choices.ts'

/** What a query text says: a filter, the words that are searched for, and the parts that nobody can read. */
type ReadQuery = { filter: Partial<FindingQuery>; unread: string[] }

const token = /([a-z]+):("[^"]*"?|\S*)|"[^"]*"?|\S+/gi
const flags: Record<string, Partial<FindingQuery>> = {
  ai: { aiSpecific: 'yes' },
  classical: { aiSpecific: 'no' },
  production: { inProduction: 'yes' },
  overdue: { overdue: 'yes' },
}

/**
 * Reads `severity:critical,high status:open owner:@maya label:"card data" injection`. Codes may be shortened to what is
 * clear (`sev` is no field, but `severity:crit` is critical); everything that is no field is searched for.
 */
export function readFindingQuery(text: string): ReadQuery {
  const filter: Partial<FindingQuery> = {}
  const unread: string[] = []
  const words: string[] = []
  for (const [whole, field, given] of text.matchAll(token)) {
    const read = field === undefined || given === undefined ? null : readField(field.toLowerCase(), bare(given))
    if (read === null) words.push(bare(whole))
    else if (read === 'unread') unread.push(whole)
    else Object.assign(filter, read)
  }
  const q = words.filter(Boolean).join(' ')
  return { filter: q === '' ? filter : { ...filter, q }, unread }
}

/** Null for what is no field: `http://…` is a word. */
function readField(field: string, value: string): Partial<FindingQuery> | 'unread' | null {
  switch (field) {
    case 'severity':
      return codes(value, severities, (severity) => ({ severity }))
    case 'status':
      return codes(value, statuses, (status) => ({ status }))
    case 'category':
      return codes(value, categories, (category) => ({ category }))
    case 'engagement':
      return value === '' ? 'unread' : { engagement: value.toUpperCase() }
    case 'owner':
      return bareOwner(value) === '' ? 'unread' : { owner: bareOwner(value) }
    case 'source':
    case 'label':
    case 'version':
      return value === '' ? 'unread' : { [field]: value }
    case 'cwe':
      return whole(value.replace(/^cwe-/i, ''), (cwe) => ({ cwe }))
    case 'acceptance':
      return whole(value.replace(/d$/i, ''), (acceptance) => ({ acceptance }))
    case 'is':
      return flags[value.toLowerCase()] ?? 'unread'
    default:
      return null
  }
}

/** The filter as a text that reads back as the same filter. */
export function writeFindingQuery(query: Partial<FindingQuery>): string {
  const parts: string[] = []
  const add = (field: string, value: string | undefined) => {
    if (value) parts.push(`${field}:${/\s/.test(value) ? `"${value}"` : value}`)
  }
  const among = (values: readonly string[] | undefined) => values?.map(spoken).join(',')
  add('severity', among(query.severity))
  add('status', among(query.status))
  add('category', among(query.category))
  add('engagement', query.engagement)
  add('version', query.version)
  add('owner', query.owner && (query.owner === 'me' || query.owner === 'none' ? query.owner : `@${query.owner}`))
  add('source', query.source)
  add('label', query.label)
  add('cwe', query.cwe)
  add('acceptance', query.acceptance)
  if (query.aiSpecific) add('is', query.aiSpecific === 'yes' ? 'ai' : 'classical')
  if (query.inProduction === 'yes') add('is', 'production')
  if (query.overdue === 'yes') add('is', 'overdue')
  if (query.q) parts.push(/\w:/.test(query.q) ? `"${query.q}"` : query.q)
  return parts.join(' ')
}

/** Whether somebody is typing a field, which then waits for Enter; plain words are searched for at once. */
export const namesField = (text: string): boolean =>
  [...text.matchAll(token)].some(([, field]) => field !== undefined && readField(field.toLowerCase(), 'x') !== null)

const spoken = (code: string) => code.toLowerCase().replaceAll('_', '-')
const bare = (text: string) => text.replace(/^"|"$/g, '')
const bareOwner = (value: string) => value.replace(/^@/, '').toLowerCase()

function codes<Code extends string>(
  value: string,
  known: readonly Code[],
  make: (codes: Code[]) => Partial<FindingQuery>,
): Partial<FindingQuery> | 'unread' {
  const found: Code[] = []
  for (const part of value.split(',').filter(Boolean)) {
    const wanted = part.toUpperCase().replaceAll('-', '_')
    const exact = known.find((code) => code === wanted)
    const starting = known.filter((code) => code.startsWith(wanted))
    const code = exact ?? (starting.length === 1 ? starting[0] : undefined)
    if (code === undefined) return 'unread'
    if (!found.includes(code)) found.push(code)
  }
  return found.length === 0 ? 'unread' : make(found)
}

const whole = (value: string, make: (number: string) => Partial<FindingQuery>) =>
  /^\d{1,4}$/.test(value) ? make(value) : 'unread'
