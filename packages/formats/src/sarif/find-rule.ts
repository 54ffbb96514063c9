import { countOf, field, fieldAt, textOf } from '../json/untrusted.ts'
import { oneLine } from '../text/plain-text.ts'
import type { Rule } from './rules.ts'
import type { Run, ToolComponent } from './run.ts'

export type RuleMatch = { id: string; rule: Rule | null; component: ToolComponent }

/**
 * The rule of a result, by index or id, in the tool or the extension that it names (SARIF 2.1.0 §3.27.5–7, §3.52).
 * Where index and id disagree the id is believed: an index into a merged file is often stale, an id never is.
 */
export function findRule(run: Run, result: unknown): RuleMatch {
  const reference = field(result, 'rule')
  const component = componentOf(run, field(reference, 'toolComponent'))
  const named = textOf(field(result, 'ruleId')) ?? textOf(field(reference, 'id'))
  const index = countOf(field(result, 'ruleIndex'), 0) ?? countOf(field(reference, 'index'), 0)

  const indexed = index === null ? null : (component.rules[index] ?? null)
  if (named === null) return { id: indexed?.id ?? '', rule: indexed, component }

  const id = oneLine(named, 500)
  if (indexed !== null && isRuleOf(indexed.id, id)) return { id, rule: indexed, component }
  for (const searched of [component, run.driver, ...run.extensions]) {
    const rule = byHierarchicalId(searched, id)
    if (rule !== null) return { id, rule, component: searched }
  }
  return { id, rule: null, component }
}

function componentOf(run: Run, reference: unknown): ToolComponent {
  const index = countOf(field(reference, 'index'), 0)
  const name = fieldAt(reference, 'name')
  const byIndex = index === null ? undefined : run.extensions[index]
  return byIndex ?? run.extensions.find((extension) => extension.name !== '' && extension.name === name) ?? run.driver
}

const isRuleOf = (ruleId: string, id: string) => ruleId === id || id.startsWith(`${ruleId}/`)

/** `CA1000/1` is a sub-rule of `CA1000` (SARIF 2.1.0 §3.5.4): the longest known beginning is meant. */
function byHierarchicalId(component: ToolComponent, id: string): Rule | null {
  for (let part = id; part !== ''; part = part.slice(0, Math.max(0, part.lastIndexOf('/')))) {
    const rule = component.byId.get(part)
    if (rule !== undefined) return rule
  }
  return null
}
