import { field, listOf, textOf } from '../json/untrusted.ts'
import { withoutLinks } from '../text/links.ts'
import { plainText } from '../text/plain-text.ts'
import type { RuleMatch } from './find-rule.ts'

const longest = 16_000
const placeholder = /\{\{|\}\}|\{(\d{1,3})\}/g

/** The message of a result as plain text, empty where it has none (SARIF 2.1.0 §3.11). */
export function messageOf(message: unknown, { rule, component }: RuleMatch): string {
  const id = textOf(field(message, 'id'))
  const template =
    textOf(field(message, 'text')) ??
    textOf(field(message, 'markdown')) ??
    (id === null ? null : (rule?.messages.get(id) ?? component.messages.get(id) ?? null))
  const given = listOf(field(message, 'arguments'))
  // A message id without its text still says something to whoever knows the tool.
  if (template === null) return plainText(id ?? '', longest)
  const filled = given.length === 0 ? template : fill(template.slice(0, longest), given)
  return plainText(withoutLinks(filled.slice(0, longest)), longest)
}

/** Puts arguments in their places, and stops adding when the text is long enough: `{0}{0}{0}…` must not multiply. */
function fill(template: string, given: readonly unknown[]): string {
  let room = longest
  return template.replace(placeholder, (match, index: string | undefined) => {
    if (index === undefined) return match.charAt(0)
    const argument = given[Number(index)]
    if (typeof argument !== 'string') return match
    const text = argument.slice(0, Math.max(0, Math.min(2000, room)))
    room -= text.length
    return text
  })
}
