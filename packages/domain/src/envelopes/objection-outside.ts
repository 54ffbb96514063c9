import type { ComponentKind, LineageUsage } from '../models/words.ts'
import { NotReady, type Reason } from '../refusal.ts'
import { type EnvelopeStatus, type MetricBound, retrainedKinds } from './words.ts'

export type EnvelopePart = { kind: ComponentKind; name: string; release: string; digest: string | null }
/** By name: another version of the same data is what training anew is about. */
export type EnvelopeData = { dataset: string; usage: LineageUsage }
export type Composition = { parts: readonly EnvelopePart[]; data: readonly EnvelopeData[] }

export type InsideCase = {
  envelope: { status: EnvelopeStatus; endsAt: Date; bounds: readonly MetricBound[]; mayChange: readonly string[] }
  base: Composition
  version: Composition & { id: string; metrics: ReadonlyMap<string, number> }
}

/** Rule 18: each thing that puts a retrained version outside its envelope, or null. */
export function objectionOutside({ envelope, base, version }: InsideCase, now: Date): NotReady | null {
  const subject = `ModelVersion:${version.id}`
  const reasons: Reason[] = [
    ...standingReasons(envelope, now),
    ...partReasons(base, version, envelope.mayChange).map((message) => ({ code: 'ANOTHER_PART', message, subject })),
    ...dataReasons(base, version).map((message) => ({ code: 'OTHER_FEATURES', message, subject })),
    ...envelope.bounds.flatMap((bound) => boundReason(bound, version.metrics.get(bound.metric), subject)),
  ]
  return reasons.length === 0 ? null : new NotReady(reasons)
}

function standingReasons({ status, endsAt }: InsideCase['envelope'], now: Date): Reason[] {
  if (status === 'APPROVED' && endsAt > now) return []
  const message = status === 'APPROVED' ? 'The change envelope has ended' : 'The change envelope is not approved'
  return [{ code: 'ENVELOPE_NOT_IN_FORCE', message, subject: null }]
}

/** Same code, same base: only retrained parts that the envelope names may come in another release. */
function partReasons(base: Composition, version: Composition, mayChange: readonly string[]): string[] {
  const free = ({ kind, name }: EnvelopePart) => retrainedKinds.includes(kind) && mayChange.includes(name)
  const held = (parts: readonly EnvelopePart[]) => parts.filter((part) => !free(part))
  const same = (one: EnvelopePart, other: EnvelopePart) =>
    identity(one) === identity(other) && one.digest === other.digest
  const added = held(version.parts).filter((part) => !held(base.parts).some((each) => same(each, part)))
  const gone = held(base.parts).filter((part) => !held(version.parts).some((each) => same(each, part)))
  return [
    ...added.map(({ name, release }) => `${name} ${release} is not what the envelope was approved on`),
    ...gone
      .filter((part) => !added.some(({ kind, name }) => kind === part.kind && name === part.name))
      .map(({ name }) => `${name} is missing, which the envelope was approved on`),
  ]
}

const identity = ({ kind, name, release }: EnvelopePart) => JSON.stringify([kind, name, release])

/** Same features: the same data for the same uses, in whatever version. */
function dataReasons(base: Composition, version: Composition): string[] {
  const said = ({ dataset, usage }: EnvelopeData) => JSON.stringify([dataset, usage])
  const of = (composition: Composition) => new Set(composition.data.map(said))
  const [before, after] = [of(base), of(version)]
  const names = (data: readonly EnvelopeData[], other: ReadonlySet<string>) => [
    ...new Set(data.filter((each) => !other.has(said(each))).map(({ dataset }) => dataset)),
  ]
  return [
    ...names(version.data, before).map((dataset) => `${dataset} is data that the envelope was not approved on`),
    ...names(base.data, after).map((dataset) => `${dataset} is no longer used, which the envelope was approved on`),
  ]
}

function boundReason({ metric, min, max }: MetricBound, value: number | undefined, subject: string): Reason[] {
  if (value === undefined) return [{ code: 'NOT_MEASURED', message: `${metric} has not been measured`, subject }]
  if ((min === null || value >= min) && (max === null || value <= max)) return []
  const bounds = [min === null ? [] : `at least ${min}`, max === null ? [] : `at most ${max}`].flat().join(' and ')
  return [{ code: 'OUT_OF_BOUNDS', message: `${metric} is ${value}; the envelope asks for ${bounds}`, subject }]
}
