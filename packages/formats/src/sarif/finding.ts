import { field, isObject, listOf, textOf } from '../json/untrusted.ts'
import type { ReportFinding, ReportLocation } from '../report.ts'
import { codeText, oneLine, plainText } from '../text/plain-text.ts'
import { categoryOf } from './category.ts'
import { cweOfProperties, cweOfReference, cweOfTags, cweOfText, distinctCwe } from './cwe.ts'
import { findRule } from './find-rule.ts'
import type { Fingerprints } from './fingerprint.ts'
import { codeAt, locationOf } from './location.ts'
import { messageOf } from './message.ts'
import { purlIn, purlOf } from './purl.ts'
import { type Rule, tagsOf } from './rules.ts'
import type { Run } from './run.ts'
import { ratingOf } from './severity.ts'

/** The fields of a result that are long and not read. */
export const unreadOfResults: ReadonlySet<string> = new Set([
  'codeFlows',
  'graphs',
  'graphTraversals',
  'stacks',
  'relatedLocations',
  'fixes',
  'attachments',
  'webRequest',
  'webResponse',
  'conversionProvenance',
])

/** A result as a finding, or the reason why it cannot be one. */
export function findingOf(
  run: Run,
  result: unknown,
  position: string,
  fingerprints: Fingerprints,
): ReportFinding | string {
  if (!isObject(result)) return 'the result is not an object'
  const match = findRule(run, result)
  const { id: ruleId, rule } = match
  const message = messageOf(field(result, 'message'), match)
  if (message === '' && ruleId === '' && rule === null) return 'the result has neither a message nor a rule'

  const tool = toolNameOf(run)
  const properties = field(result, 'properties')
  const places = listOf(field(result, 'locations'))
  const location = locationOf(run, places[0])
  const purl = purlIn(properties) ?? purlOf(location?.logicalName) ?? purlOf(location?.uri) ?? rule?.purl ?? null
  const category = categoryOf(match, tool, purl)
  const code = codeAt(places[0])

  return {
    position,
    title: titleOf(rule, ruleId, message),
    description: descriptionOf(run, rule, message, places),
    ...ratingOf(result, rule, message),
    category,
    cwe: cweOf(run, result, rule, ruleId),
    ruleId,
    ruleName: rule?.name ?? '',
    tool,
    toolVersion: run.driver.version,
    location,
    componentPurl: purl,
    ...fingerprints.of(result, { tool, ruleId, location, purl, code, message }),
    helpUri: rule?.helpUri ?? null,
    suppressed: isSuppressed(result),
    // The record must not become a second copy of a leaked secret.
    snippet: code === null || category === 'SECRETS' ? null : codeText(code, 2000),
  }
}

export const toolNameOf = (run: Run) => (run.driver.name === '' ? 'unnamed tool' : run.driver.name)

const packageLine = /^Package: (\S{1,100})$/m

/** The rule's short description, unless it only repeats the rule's id; then the message, the name, the id. */
function titleOf(rule: Rule | null, ruleId: string, message: string): string {
  const title = rule?.title ?? ''
  if (title !== '' && (ruleId === '' || !title.includes(ruleId))) return title
  const packageName = packageLine.exec(message)?.[1]
  if (packageName !== undefined && ruleId !== '') return oneLine(`${ruleId} in ${packageName}`, 200)
  const firstLine = oneLine(message.split('\n', 1)[0] ?? '', 200)
  return [firstLine, title, rule?.name ?? '', ruleId].find((text) => text !== '') ?? 'Result without a title'
}

function descriptionOf(run: Run, rule: Rule | null, message: string, places: readonly unknown[]): string {
  const about = rule?.description ?? ''
  const parts = [message, message.includes(about) ? '' : about, furtherPlaces(run, places)]
  return plainText(parts.filter((part) => part !== '').join('\n\n'), 8000)
}

/** A result may stand for several places; all but the first are told in words. */
function furtherPlaces(run: Run, places: readonly unknown[]): string {
  const further = places.slice(1, 21).flatMap((place) => locationOf(run, place) ?? [])
  if (further.length === 0) return ''
  const more = places.length > 21 ? ` and ${places.length - 21} more` : ''
  return `Also at ${further.map(spoken).join(', ')}${more}`
}

function spoken({ uri, logicalName, startLine }: ReportLocation): string {
  return `${uri ?? logicalName ?? 'line'}${startLine === null ? '' : `:${startLine}`}`
}

function cweOf(run: Run, result: unknown, rule: Rule | null, ruleId: string): number[] {
  const properties = field(result, 'properties')
  const taxa = listOf(field(result, 'taxa')).slice(0, 50)
  return distinctCwe([
    ...(rule?.cwe ?? []),
    ...cweOfText(ruleId),
    ...cweOfTags(tagsOf(properties)),
    ...cweOfProperties(properties),
    ...taxa.flatMap((taxon) => cweOfTaxon(run, taxon)),
  ])
}

/** A taxon is named by its id or by its place in one of the run's taxonomies. */
function cweOfTaxon(run: Run, taxon: unknown): number[] {
  if (textOf(field(taxon, 'id')) !== null) return cweOfReference(taxon)
  const index = field(taxon, 'index')
  const reference = field(taxon, 'toolComponent')
  const named = run.taxonomies.find(({ name }) => name !== '' && name === field(reference, 'name'))
  const taxonomy = named ?? run.taxonomies[Number(field(reference, 'index') ?? -1)]
  const id = typeof index === 'number' ? taxonomy?.ids[index] : undefined
  return id === undefined ? [] : cweOfReference({ id, toolComponent: { name: taxonomy?.name } })
}

/** Suppressed for good (SARIF 2.1.0 §3.27.23: none under review or rejected), or gone since the tool's baseline. */
function isSuppressed(result: unknown): boolean {
  if (field(result, 'baselineState') === 'absent') return true
  const suppressions = listOf(field(result, 'suppressions'))
  return (
    suppressions.length > 0 &&
    suppressions.every((suppression) => (field(suppression, 'status') ?? 'accepted') === 'accepted')
  )
}
