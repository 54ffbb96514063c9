import { readdirSync } from 'node:fs'
import path from 'node:path'
import { orExplain } from './lib/or-explain.ts'
import { root } from './lib/root.ts'
import { runNode, StepFailure } from './lib/run.ts'

const folder = path.join(root, 'test/bench')

await orExplain(async () => {
  const [name, ...rest] = process.argv.slice(2)
  const known = readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.basename(file, '.ts'))
  if (name === undefined || !known.includes(name)) {
    throw new StepFailure(`pnpm bench <name>, where the name is one of: ${known.sort().join(', ') || 'none yet'}`)
  }
  const { code } = await runNode([path.join(folder, `${name}.ts`), ...rest])
  process.exitCode = code
})
