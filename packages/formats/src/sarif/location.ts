import { countOf, field, fieldAt, listOf, textOf } from '../json/untrusted.ts'
import type { ReportLocation } from '../report.ts'
import { oneLine } from '../text/plain-text.ts'
import type { Place, Run } from './run.ts'
import { placeOf } from './survey.ts'

const script = /^\s*(?:javascript|vbscript|data|blob):/i

/** Where one location of a result points (SARIF 2.1.0 §3.28), or null when it says nothing. */
export function locationOf(run: Run, raw: unknown): ReportLocation | null {
  const physical = field(raw, 'physicalLocation')
  const region = field(physical, 'region')
  const startLine = countOf(field(region, 'startLine'), 1)
  const location = {
    uri: uriOf(run, placeOf(field(physical, 'artifactLocation'))),
    startLine,
    endLine: countOf(field(region, 'endLine'), 1) ?? startLine,
    startColumn: countOf(field(region, 'startColumn'), 1),
    logicalName: logicalNameOf(raw),
  }
  return location.uri === null && location.startLine === null && location.logicalName === null ? null : location
}

/** The code in the region, or around it. */
export function codeAt(raw: unknown): string | null {
  return (
    textOf(fieldAt(raw, 'physicalLocation', 'region', 'snippet', 'text')) ??
    textOf(fieldAt(raw, 'physicalLocation', 'contextRegion', 'snippet', 'text'))
  )
}

/**
 * The address relative to the base where there is one, so that it is the same on every machine: relative bases are put
 * in front, absolute ones are left out, and cut off an absolute address that lies under one (SARIF 2.1.0 §3.14.14).
 */
function uriOf(run: Run, place: Place): string | null {
  const own = place.uri === null && place.index !== null ? (run.artifacts[place.index] ?? place) : place
  if (own.uri === null || script.test(own.uri)) return null
  const uri = oneLine(own.uri.replaceAll('\\', '/'), 1000)
  if (uri === '') return null
  if (isAbsolute(uri)) return withoutBase(run, uri)
  return oneLine(`${relativeBase(run, own.base)}${uri.replace(/^(?:\.\/)+/, '')}`, 1000)
}

const isAbsolute = (uri: string) => /^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(uri)

function withoutBase(run: Run, uri: string): string {
  const roots = [...run.bases.values()].flatMap(({ uri: root }) => (root !== null && isAbsolute(root) ? [root] : []))
  const root = roots.filter((each) => each.endsWith('/') && uri.startsWith(each) && uri.length > each.length)
  return uri.slice(Math.max(0, ...root.map(({ length }) => length)))
}

function relativeBase(run: Run, base: string | null): string {
  let name = base
  let path = ''
  // Bases may rest on bases; eight are more than any tool writes and end a circle.
  for (let step = 0; name !== null && step < 8; step++) {
    const place = run.bases.get(name)
    if (place === undefined) break
    if (place.uri !== null && isAbsolute(place.uri)) break
    const part: string = place.uri?.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '') ?? ''
    path = `${part === '' || part.endsWith('/') ? part : `${part}/`}${path}`
    name = place.base
  }
  return path
}

function logicalNameOf(raw: unknown): string | null {
  for (const logical of listOf(field(raw, 'logicalLocations')).slice(0, 10)) {
    const name = textOf(field(logical, 'fullyQualifiedName')) ?? textOf(field(logical, 'name'))
    if (name !== null) return oneLine(name, 500)
  }
  return null
}
