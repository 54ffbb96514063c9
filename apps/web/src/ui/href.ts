/** What a search parameter may hold: lists become comma-separated, absent and empty values leave no trace. */
export type SearchValue = string | number | boolean | readonly string[] | null | undefined
export type Search = Readonly<Record<string, SearchValue>>

/** The query text of `search`, with a leading `?`, or nothing. Commas and colons stay readable. */
export function searchText(search: Search): string {
  const pairs: string[] = []
  for (const [name, value] of Object.entries(search)) {
    if (value === undefined || value === null || value === '' || value === false) continue
    const text = Array.isArray(value) ? value.map((part) => encode(part)).join(',') : encode(String(value))
    if (text !== '') pairs.push(`${encode(name)}=${text}`)
  }
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}

/** An address inside the product: `href('/findings', { severity: ['CRITICAL', 'HIGH'] })`. */
export const href = (path: string, search: Search = {}): string => `${path}${searchText(search)}`

const encode = (text: string) => encodeURIComponent(text).replaceAll('%3A', ':').replaceAll('%20', '+')
