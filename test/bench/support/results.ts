import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../../../scripts/lib/root.ts'

export type Summary = { median: number; p95: number; n: number }

/** Median and 95th percentile of a sample, to a tenth. */
export function summary(sample: readonly number[]): Summary {
  const sorted = [...sample].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  const tenth = (value: number) => Math.round(value * 10) / 10
  return { median: tenth(at(0.5)), p95: tenth(at(0.95)), n: sorted.length }
}

/** The middle of a sample. */
export function median(sample: readonly number[]): number {
  const sorted = [...sample].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** Median and 99th percentile of a sample, to a tenth. */
export function percentiles(sample: readonly number[]): { p50: number; p99: number } {
  const sorted = [...sample].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  const tenth = (value: number) => Math.round(value * 10) / 10
  return { p50: tenth(at(0.5)), p99: tenth(at(0.99)) }
}

/** Prints what was measured and keeps it in test/bench/results. */
export function writeResult(name: string, result: Record<string, unknown>): void {
  const folder = path.join(root, 'test/bench/results')
  mkdirSync(folder, { recursive: true })
  const dated = { measuredAt: new Date().toISOString(), ...result }
  writeFileSync(path.join(folder, `${name}.json`), `${JSON.stringify(dated, null, 2)}\n`)
  for (const [what, value] of Object.entries(dated)) {
    console.log(`${what}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
  }
}
