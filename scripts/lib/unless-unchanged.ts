import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './root.ts'

type Step = {
  /** Names the stamp. */
  name: string
  /** Files and folders, from the root; generated folders in them are passed over. */
  inputs: readonly string[]
  /** What must exist besides, or the step runs whatever its inputs say. */
  outputs: readonly string[]
}

const STAMPS = path.join(root, 'node_modules/.cache/assay')
const PASSED_OVER = new Set(['node_modules', 'generated', 'dist'])

/** Does the work when an input changed since it was last done, and says whether it did. */
export async function unlessUnchanged(step: Step, work: () => Promise<void>): Promise<boolean> {
  const stamp = path.join(STAMPS, step.name)
  const state = stateOf(step.inputs)
  const done = existsSync(stamp) && readFileSync(stamp, 'utf8') === state
  if (done && step.outputs.every((output) => existsSync(path.join(root, output)))) return false
  await work()
  mkdirSync(STAMPS, { recursive: true })
  writeFileSync(stamp, state)
  return true
}

function stateOf(inputs: readonly string[]): string {
  const hash = createHash('sha256')
  for (const input of inputs) {
    for (const file of filesOf(path.join(root, input))) hash.update(`${file}\0`).update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

function filesOf(place: string): string[] {
  const found = statSync(place, { throwIfNoEntry: false })
  if (found === undefined) return []
  if (found.isFile()) return /\.test\.tsx?$/.test(place) ? [] : [place]
  const names = readdirSync(place).filter((name) => !PASSED_OVER.has(name))
  return names.sort().flatMap((name) => filesOf(path.join(place, name)))
}
