import { each, fields, note, OVERSIZED, type Plan, take } from '../json/plan.ts'
import { countOf, field, fieldAt, isObject, textOf } from '../json/untrusted.ts'
import { type ReadBounds, ReadRefusal } from '../report.ts'
import { safeUri } from '../text/links.ts'
import { oneLine } from '../text/plain-text.ts'
import { charactersOf, messagesOf, ruleOf, unreadOfRules } from './rules.ts'
import { emptyComponent, emptyRun, type Place, type Run, type ToolComponent } from './run.ts'

const unreadOfArtifacts: ReadonlySet<string> = new Set(['contents', 'hashes', 'properties', 'description', 'roles'])

const component = (labels: { seen: string; otherwise?: string }): Plan =>
  fields(
    {
      name: take('component.name'),
      version: take('component.version'),
      semanticVersion: take('component.semanticVersion'),
      informationUri: take('component.informationUri'),
      globalMessageStrings: take('component.messages'),
      rules: each(take('rule', unreadOfRules)),
    },
    labels,
  )

const taxonomy = fields(
  {
    name: take('taxonomy.name'),
    taxa: each(fields({ id: take('taxon.id') }, { seen: 'taxon', otherwise: 'taxon' })),
  },
  { seen: 'taxonomy', otherwise: 'taxonomy' },
)

/** Everything that results refer to, and how many results there are. */
export const surveyPlan = fields({
  $schema: take('schema'),
  runs: each(
    fields(
      {
        tool: fields({
          driver: component({ seen: 'driver' }),
          extensions: each(component({ seen: 'extension', otherwise: 'extension' })),
        }),
        originalUriBaseIds: take('bases'),
        artifacts: each(take('artifact', unreadOfArtifacts)),
        taxonomies: each(taxonomy),
        invocations: each(fields({ executionSuccessful: take('succeeded') })),
        results: each(note('result')),
      },
      { seen: 'run', otherwise: 'run' },
    ),
    { seen: 'runs' },
  ),
})

/** The first pass: collects what the second needs, within the bounds. `runs` stays null when the file has no such list. */
export class Survey {
  readonly #bounds: ReadBounds
  #characters = 0
  #results = 0
  #component: ToolComponent = emptyComponent()
  schema: string | null = null
  runs: Run[] | null = null

  constructor(bounds: ReadBounds) {
    this.#bounds = bounds
  }

  readonly sink = (label: string, value: unknown): void => {
    if (label === 'schema') this.schema = textOf(value)
    else if (label === 'runs') this.runs ??= []
    else if (label === 'run') this.runs?.push(emptyRun(this.runs.length))
    else {
      const run = this.runs?.at(-1)
      if (run !== undefined) this.#collect[label]?.(run, value)
    }
  }

  readonly #collect: Readonly<Record<string, (run: Run, value: unknown) => void>> = {
    driver: (run) => {
      this.#component = run.driver
    },
    extension: (run) => {
      this.#component = emptyComponent()
      run.extensions.push(this.#component)
      this.#hold(200)
    },
    'component.name': (_, value) => {
      this.#component.name = lineOf(value, 200)
    },
    // semanticVersion is preferred wherever it stands, because it can be compared.
    'component.version': (_, value) => {
      this.#component.version ??= lineOf(value, 200) || null
    },
    'component.semanticVersion': (_, value) => {
      this.#component.version = lineOf(value, 200) || this.#component.version
    },
    'component.informationUri': (_, value) => {
      this.#component.informationUri = safeUri(value)
    },
    'component.messages': (_, value) => {
      this.#component.messages = messagesOf(value)
    },
    rule: (_, value) => this.#addRule(value),
    artifact: (run, value) => {
      const place = placeOf(field(value, 'location'))
      run.artifacts.push(place)
      this.#hold(60 + (place.uri?.length ?? 0))
    },
    bases: (run, value) => {
      run.bases = basesOf(value)
    },
    taxonomy: (run) => {
      run.taxonomies.push({ name: '', ids: [] })
      this.#hold(100)
    },
    'taxonomy.name': (run, value) => {
      const last = run.taxonomies.at(-1)
      if (last !== undefined) last.name = lineOf(value, 100)
    },
    taxon: (run) => {
      run.taxonomies.at(-1)?.ids.push('')
      this.#hold(40)
    },
    'taxon.id': (run, value) => {
      const ids = run.taxonomies.at(-1)?.ids
      if (ids !== undefined) ids[ids.length - 1] = lineOf(value, 40)
    },
    succeeded: (run, value) => {
      if (typeof value === 'boolean') run.complete = value && run.complete !== false
    },
    result: (run) => this.#countResult(run),
  }

  #addRule(value: unknown): void {
    const rule = value === OVERSIZED ? null : ruleOf(value)
    this.#component.rules.push(rule)
    this.#hold(rule === null ? 8 : charactersOf(rule))
    if (rule !== null && !this.#component.byId.has(rule.id)) this.#component.byId.set(rule.id, rule)
  }

  #countResult(run: Run): void {
    run.results++
    this.#results++
    if (this.#results <= this.#bounds.results) return
    const limit = this.#bounds.results.toLocaleString('en')
    throw new ReadRefusal('TOO_LARGE', `The file holds more than ${limit} results. Split it, one run a file`)
  }

  #hold(characters: number): void {
    this.#characters += characters
    if (this.#characters <= this.#bounds.tableCharacters) return
    throw new ReadRefusal('TOO_LARGE', 'The file holds more rules and artifacts than can be read at once. Split it')
  }
}

/** An artifactLocation (SARIF 2.1.0 §3.4). */
export function placeOf(raw: unknown): Place {
  return {
    uri: textOf(field(raw, 'uri'))?.slice(0, 2000) ?? null,
    base: textOf(field(raw, 'uriBaseId'))?.slice(0, 200) ?? null,
    index: countOf(field(raw, 'index'), 0),
  }
}

const lineOf = (value: unknown, limit: number) => oneLine(textOf(value) ?? '', limit)

function basesOf(raw: unknown): Map<string, Place> {
  if (!isObject(raw)) return new Map()
  const names = Object.keys(raw as object).slice(0, 100)
  return new Map(names.map((name) => [name, placeOf(fieldAt(raw, name))]))
}
