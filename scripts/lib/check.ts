import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { generate } from './generate.ts'
import { root } from './root.ts'
import { commandOf, runNode } from './run.ts'
import { runVitest, type Tally } from './vitest.ts'

type Check = { name: string; run(): Promise<{ code: number; output: string }> }

/** All of `pnpm check`: what needs no test run first, then the tests without a browser. Each failed check counts as one. */
export async function check(): Promise<Tally> {
  const fresh = await generateUnlessStale()
  const waiting = [...typeChecks(), ...readings()]
  const failures = await Promise.all([workOff(waiting), workOff(waiting)])
  const tests = await runVitest(['plain', 'postgres'])
  return { passed: tests.passed, failed: failures.reduce((sum, count) => sum + count, tests.failed + (fresh ? 0 : 1)) }
}

/** Takes checks from the front until none is left; how many failed. */
async function workOff(waiting: Check[]): Promise<number> {
  let failed = 0
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const started = performance.now()
    const { code, output } = await next.run()
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    console.log(`${code === 0 ? '✓' : '✗'} ${next.name} (${seconds} s)`)
    if (code === 0) continue
    failed++
    console.log(output.trim())
  }
  return failed
}

/** False when schema.graphql was not what the code says; it is mended then, and wants to be committed. */
async function generateUnlessStale(): Promise<boolean> {
  const committed = readSchemaFile()
  await generate()
  if (committed === readSchemaFile()) return true
  console.log('✗ schema.graphql was stale; it is written anew: commit it')
  return false
}

function readSchemaFile(): string {
  const file = path.join(root, 'schema.graphql')
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

function typeChecks(): Check[] {
  const packages = ['packages', 'apps'].flatMap((parent) =>
    readdirSync(path.join(root, parent)).map((name) => `${parent}/${name}`),
  )
  return ['.', ...packages]
    .filter((folder) => existsSync(path.join(root, folder, 'tsconfig.json')))
    .map((folder) => ({
      name: `types of ${folder === '.' ? 'scripts and tests' : folder}`,
      run: () => {
        const state = path.join(root, 'node_modules/.cache/assay', `${folder.replaceAll(/\W/g, '-')}.tsbuildinfo`)
        const options = ['-p', folder, '--incremental', '--tsBuildInfoFile', state]
        return runNode([commandOf('typescript', 'tsc'), ...options], { quiet: true })
      },
    }))
}

function readings(): Check[] {
  const cruised = ['packages', 'apps', 'scripts', 'prisma', 'test'].filter((folder) =>
    existsSync(path.join(root, folder)),
  )
  return [
    { name: 'format and lint', run: () => quietly('@biomejs/biome', 'biome', ['check', '--error-on-warnings']) },
    { name: 'who imports whom', run: () => quietly('dependency-cruiser', 'depcruise', cruised) },
    { name: 'nothing unused', run: () => quietly('knip', 'knip', []) },
  ]
}

const quietly = (packageName: string, command: string, args: string[]) =>
  runNode([commandOf(packageName, command), ...args], { quiet: true })
