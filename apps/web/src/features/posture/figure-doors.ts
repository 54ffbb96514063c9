/**
 * Where the AI-specific and the classical part of a figure open. Findings can be listed by it; lists of gates, versions
 * and controls cannot, so their parts are no doors.
 */
export function splitDoors(href: string): { aiHref: string; classicalHref: string } | null {
  if (!href.startsWith('/findings')) return null
  const and = href.includes('?') ? '&' : '?'
  return { aiHref: `${href}${and}aiSpecific=yes`, classicalHref: `${href}${and}aiSpecific=no` }
}
