import { each, fields, OVERSIZED, take } from '../json/plan.ts'
import { utf8 } from '../json/utf8.ts'
import { JsonWalker } from '../json/walker.ts'
import { type ReadBounds, type ReadEvent, ReadRefusal, type ReportSource, type ReportTool } from '../report.ts'
import { findingOf, toolNameOf, unreadOfResults } from './finding.ts'
import { Fingerprints } from './fingerprint.ts'
import type { Run } from './run.ts'
import { Survey, surveyPlan } from './survey.ts'

/** Part of an intake's identity: raise it whenever the same file would be read differently. */
export const sarifReaderVersion = 'sarif-1'

const resultsPlan = fields({
  runs: each(
    fields(
      { results: each(take('result', unreadOfResults), { otherwise: 'results.otherwise' }) },
      { seen: 'run', otherwise: 'run.otherwise' },
    ),
    { otherwise: 'runs.otherwise' },
  ),
})

/**
 * Reads SARIF 2.1.0 in two passes: the first checks the whole file and collects rules, artifacts and tools, which may
 * stand behind the results; the second tells the results. So a broken file is refused before its first event, and
 * memory holds the tables and one result. Throws ReadRefusal.
 */
export async function* readSarif(source: ReportSource, bounds: ReadBounds): AsyncGenerator<ReadEvent> {
  const survey = await surveyOf(source, bounds)
  const runs = survey.runs
  if (runs === null) {
    if (survey.schema?.toLowerCase().includes('sarif') !== true) {
      throw new ReadRefusal(
        'NOT_RECOGNISED',
        'The file is JSON but not SARIF: it has no list of runs. Check the export',
      )
    }
    yield unreadable('runs', 'the file has no list of runs')
    return
  }
  const teller = new Teller(runs)
  const walker = new JsonWalker(resultsPlan, teller.sink, bounds)
  for await (const chunk of utf8(source.open(), bounds.fileBytes)) {
    walker.write(chunk)
    yield* teller.take()
  }
  walker.end()
  yield* teller.take()
}

async function surveyOf(source: ReportSource, bounds: ReadBounds): Promise<Survey> {
  const survey = new Survey(bounds)
  const walker = new JsonWalker(surveyPlan, survey.sink, bounds)
  for await (const chunk of utf8(source.open(), bounds.fileBytes)) walker.write(chunk)
  walker.end()
  return survey
}

/** Turns what the second pass meets into events. */
class Teller {
  readonly #runs: readonly Run[]
  readonly #fingerprints = new Fingerprints()
  #events: ReadEvent[] = []
  #run = -1
  #result = -1

  constructor(runs: readonly Run[]) {
    this.#runs = runs
  }

  take(): ReadEvent[] {
    const events = this.#events
    this.#events = []
    return events
  }

  readonly sink = (label: string, value: unknown): void => {
    if (label === 'run' || label === 'run.otherwise') {
      this.#run++
      this.#result = -1
      if (label === 'run.otherwise') this.#events.push(unreadable(`runs[${this.#run}]`, 'the run is not an object'))
      else this.#tellTool()
    } else if (label === 'result') {
      this.#result++
      this.#tellResult(value)
    } else if (label === 'results.otherwise' && value !== null) {
      this.#events.push(unreadable(`runs[${this.#run}].results`, 'the results are not a list'))
    } else if (label === 'runs.otherwise') {
      this.#events.push(unreadable('runs', 'the runs are not a list'))
    }
  }

  #tellTool(): void {
    const run = this.#runs[this.#run]
    if (run !== undefined) this.#events.push({ type: 'tool', tool: toolOf(run) })
  }

  #tellResult(value: unknown): void {
    const run = this.#runs[this.#run]
    if (run === undefined) throw new Error('The source gave other bytes when it was opened again')
    const position = `runs[${this.#run}].results[${this.#result}]`
    const finding =
      value === OVERSIZED
        ? 'the result is larger than the reader accepts'
        : findingOf(run, value, position, this.#fingerprints)
    this.#events.push(typeof finding === 'string' ? unreadable(position, finding) : { type: 'finding', finding })
  }
}

function toolOf(run: Run): ReportTool {
  const components = [run.driver, ...run.extensions]
  return {
    position: `runs[${run.index}]`,
    name: toolNameOf(run),
    version: run.driver.version,
    informationUri: run.driver.informationUri,
    results: run.results,
    ruleIds: components.flatMap(({ byId }) => [...byId.keys()]),
    complete: run.complete,
  }
}

const unreadable = (position: string, why: string): ReadEvent => ({
  type: 'unreadable',
  unreadable: { position, why },
})
