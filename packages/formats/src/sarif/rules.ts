import { field, fieldAt, isObject, listOf, textOf } from '../json/untrusted.ts'
import { safeUri, withoutLinks } from '../text/links.ts'
import { oneLine, plainText } from '../text/plain-text.ts'
import { cweOfProperties, cweOfRelationships, cweOfTags } from './cwe.ts'
import { purlIn } from './purl.ts'

/** What is kept of a reportingDescriptor (SARIF 2.1.0 §3.49). */
export type Rule = {
  id: string
  name: string
  title: string
  description: string
  level: string | null
  securitySeverity: unknown
  tags: readonly string[]
  cwe: readonly number[]
  helpUri: string | null
  purl: string | null
  messages: ReadonlyMap<string, string>
}

/** The fields of a rule that are long and not read. */
export const unreadOfRules: ReadonlySet<string> = new Set(['help', 'deprecatedIds', 'deprecatedNames'])

export function ruleOf(raw: unknown): Rule | null {
  if (!isObject(raw)) return null
  const properties = field(raw, 'properties')
  const tags = tagsOf(properties)
  return {
    id: oneLine(textOf(field(raw, 'id')) ?? '', 500),
    name: oneLine(textOf(field(raw, 'name')) ?? '', 200),
    title: oneLine(withoutLinks(textOf(fieldAt(raw, 'shortDescription', 'text')) ?? ''), 200),
    description: plainText(withoutLinks(textOf(fieldAt(raw, 'fullDescription', 'text')) ?? ''), 2000),
    level: textOf(fieldAt(raw, 'defaultConfiguration', 'level')),
    securitySeverity: field(properties, 'security-severity') ?? null,
    tags,
    cwe: [
      ...cweOfTags(tags),
      ...cweOfProperties(properties),
      ...cweOfRelationships(listOf(field(raw, 'relationships'))),
    ],
    helpUri: safeUri(field(raw, 'helpUri')),
    purl: purlIn(properties),
    messages: messagesOf(field(raw, 'messageStrings')),
  }
}

export function tagsOf(properties: unknown): string[] {
  const tags = listOf(field(properties, 'tags')).slice(0, 100)
  return tags.flatMap((tag) => (typeof tag === 'string' ? [tag.slice(0, 200)] : []))
}

/** Message templates by id; the plain form is preferred to Markdown. */
export function messagesOf(raw: unknown): Map<string, string> {
  if (!isObject(raw)) return new Map()
  const entries = Object.entries(raw as object).slice(0, 100)
  return new Map(
    entries.flatMap(([id, message]) => {
      const text = textOf(field(message, 'text')) ?? textOf(field(message, 'markdown'))
      return text === null ? [] : [[id, text.slice(0, 4000)] as const]
    }),
  )
}

/** How much memory a rule holds, for the bound on tables. */
export function charactersOf(rule: Rule): number {
  const messages = [...rule.messages.values()].reduce((sum, { length }) => sum + length, 0)
  const tags = rule.tags.reduce((sum, { length }) => sum + length, 0)
  return 200 + rule.id.length + rule.name.length + rule.title.length + rule.description.length + messages + tags
}
