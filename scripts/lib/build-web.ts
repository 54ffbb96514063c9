import path from 'node:path'
import { root } from './root.ts'
import { commandOf, runNode, StepFailure } from './run.ts'
import { unlessUnchanged } from './unless-unchanged.ts'

/** Builds the page into apps/web/dist unless it is there and nothing that it is made of has changed. */
export async function buildWeb(): Promise<void> {
  await unlessUnchanged(
    { name: 'web', inputs: ['apps/web', 'schema.graphql', 'pnpm-lock.yaml'], outputs: ['apps/web/dist/index.html'] },
    async () => {
      const vite = commandOf('vite', 'vite', 'apps/web')
      const { code, output } = await runNode([vite, 'build', '--logLevel', 'warn'], {
        cwd: path.join(root, 'apps/web'),
        // Whoever builds (a test run sets its own), people get the libraries' production code.
        env: { ...process.env, NODE_ENV: 'production' },
        quiet: true,
      })
      if (code !== 0) throw new StepFailure(`Building the page failed:\n${output.trim()}`)
      const size = output.match(/^First route:.*$/m)?.[0]
      if (size !== undefined) console.log(size)
    },
  )
}
