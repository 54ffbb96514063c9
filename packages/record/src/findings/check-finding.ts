import { isUuid } from '../engagements/row-key.ts'
import { nameLength, proseLength, readTexts } from '../engagements/written.ts'
import type { CreateFinding } from './create-finding.ts'

const most = { labels: 20, cwe: 20, cweNumber: 9_999, labelLength: 60 }

/** The texts and numbers of a person's finding, tidied. Throws InvalidInput with all that is wrong with them. */
export function checkFinding(input: CreateFinding) {
  const { text, fault, done } = readTexts()
  const optional = (path: string, value: string | undefined, longest: number) =>
    value === undefined ? null : text([path], value, { longest }) || null
  const checked = {
    title: text(['title'], input.title, { longest: nameLength, required: 'Say in one line what is wrong.' }),
    description: text(['description'], input.description ?? '', { longest: proseLength }),
    asset: optional('asset', input.asset, 500),
    locationUri: optional('locationUri', input.locationUri, 2_000),
    locationLine: input.locationLine ?? null,
    source: optional('source', input.source, nameLength) ?? 'manual',
    cwe: [...new Set(input.cwe ?? [])],
    labels: [
      ...new Set(
        (input.labels ?? []).map((label) =>
          text(['labels'], label, { longest: most.labelLength, required: 'A label needs a name.' }),
        ),
      ),
    ],
  }
  if (input.id !== undefined && !isUuid(input.id)) fault(['id'], 'The id of a new finding is a UUID.')
  if (checked.locationLine !== null && checked.locationLine < 1) fault(['locationLine'], 'Lines are counted from 1.')
  if (checked.cwe.some((cwe) => cwe < 1 || cwe > most.cweNumber)) {
    fault(['cwe'], 'A CWE is its number alone, such as 79.')
  }
  if (checked.cwe.length > most.cwe) fault(['cwe'], `Name at most ${most.cwe} CWEs.`)
  if (checked.labels.length > most.labels) fault(['labels'], `Give at most ${most.labels} labels.`)
  done()
  return checked
}
