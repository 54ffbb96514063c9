import { type SpawnOptions, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './root.ts'

/** A step that another program did and failed at; the message holds what that program said. */
export class StepFailure extends Error {
  override readonly name = 'StepFailure'
}

type Outcome = { code: number; output: string }

/** Runs one of our scripts, or a package's, on this Node. With `quiet` its output is kept and returned instead of shown. */
export function runNode(args: readonly string[], options: SpawnOptions & { quiet?: boolean } = {}): Promise<Outcome> {
  const { quiet = false, ...rest } = options
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    ...rest,
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/** Runs quietly; what it said is shown only when it fails. */
export async function runNodeOrThrow(what: string, args: readonly string[], options: SpawnOptions = {}): Promise<void> {
  const { code, output } = await runNode(args, { ...options, quiet: true })
  if (code !== 0) throw new StepFailure(`${what} failed:\n${output.trim()}`)
}

/** The file of a package's command, found from the folder of the workspace package that depends on it. */
export function commandOf(packageName: string, command: string, from = '.'): string {
  const folder = path.join(root, from, 'node_modules', packageName)
  if (!existsSync(folder)) throw new Error(`${packageName} is not installed; run pnpm install.`)
  const { bin }: { bin: string | Record<string, string> } = JSON.parse(
    readFileSync(path.join(folder, 'package.json'), 'utf8'),
  )
  const file = typeof bin === 'string' ? bin : bin[command]
  if (file === undefined) throw new Error(`${packageName} has no command ${command}.`)
  return path.join(folder, file)
}
