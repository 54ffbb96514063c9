type SarifResult = { key: string; tool: string; rule: string; level: string; message: string; place: string }
export type Sarif = { version: string; tools: string[]; results: SarifResult[] }

type Fields = { readonly [field: string]: unknown }

/** The results of a SARIF 2.1.0 log (OASIS, 2020), suppressed ones included; null for anything else. */
export function readSarif(document: unknown): Sarif | null {
  if (!isFields(document) || !Array.isArray(document.runs)) return null
  const runs = list(document.runs).map((run) => fields(run))
  return {
    version: text(document.version) || '?',
    tools: runs.map((run) => toolOf(run)),
    results: runs.flatMap((run) => list(run.results).map((result) => readResult(run, fields(result)))),
  }
}

function readResult(run: Fields, result: Fields): SarifResult {
  const rules = list(fields(fields(run.tool).driver).rules).map((rule) => fields(rule))
  const index = typeof result.ruleIndex === 'number' ? result.ruleIndex : Number(fields(result.rule).index ?? -1)
  const rule = text(result.ruleId) || text(fields(result.rule).id) || text(rules[index]?.id) || '?'
  const described = rules.find(({ id }) => id === rule)
  const physical = fields(fields(list(result.locations)[0]).physicalLocation)
  const file = text(fields(physical.artifactLocation).uri)
  const line = text(fields(physical.region).startLine)
  const message = text(fields(result.message).text) || text(fields(result.message).markdown)
  const place = file === '' ? '' : line === '' ? file : `${file}:${line}`
  return {
    // Without the line, so that code that only moved is the same result.
    key: `${toolOf(run)}|${rule}|${file}|${message}`,
    tool: toolOf(run),
    rule,
    level: text(result.level) || text(fields(fields(described).defaultConfiguration).level) || 'warning',
    message,
    place,
  }
}

const toolOf = (run: Fields): string => text(fields(fields(run.tool).driver).name) || '?'

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const fields = (value: unknown): Fields => (isFields(value) ? value : {})
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const text = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
