import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'
import path from 'node:path'
import { generate } from './lib/generate.ts'
import { openDatabase } from './lib/open-database.ts'
import { orExplain } from './lib/or-explain.ts'
import { requireFreePort } from './lib/require-free-port.ts'
import { root } from './lib/root.ts'
import { commandOf } from './lib/run.ts'
import { readSettings } from './lib/settings.ts'
import { Shutdown } from './lib/shutdown.ts'

const SOURCES = ['prisma/schema', 'packages', 'apps/web/src']
const QUIET_MS = 200

await orExplain(async () => {
  const settings = readSettings()
  const { host, port, dataDir } = settings
  const shutdown = new Shutdown()
  try {
    await requireFreePort(port, host)
    const [ownerUrl] = await Promise.all([openDatabase(settings, shutdown), shutdown.during(generate())])
    const env = { ...process.env, HOST: host, PORT: String(port), ASSAY_DATA: dataDir, DATABASE_URL: ownerUrl }
    await run(['--watch', '--watch-preserve-output', path.join(root, 'apps/api/src/main.ts')], '.', env)
    await run([commandOf('vite', 'vite', 'apps/web')], 'apps/web', { ...env, API: `http://${host}:${port}` })
    regenerateOnChange()
  } catch (error) {
    await shutdown.close()
    throw error
  }

  function run(args: string[], folder: string, env: NodeJS.ProcessEnv): Promise<ChildProcess> {
    const child = spawn(process.execPath, args, { cwd: path.join(root, folder), env, stdio: 'inherit' })
    return shutdown.own(Promise.resolve(child), async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    })
  }
})

/** Steps whose inputs are unchanged cost nothing, so every burst of changes asks for all of them. */
function regenerateOnChange(): void {
  let waiting: NodeJS.Timeout | undefined
  let running = Promise.resolve()
  const regenerate = () => {
    running = running.then(generate).catch((error) => console.error(error instanceof Error ? error.message : error))
  }
  for (const folder of SOURCES) {
    watch(path.join(root, folder), { recursive: true }, (_event, name) => {
      if (name === null || /(^|[\\/])(generated|node_modules)[\\/]/.test(name)) return
      clearTimeout(waiting)
      waiting = setTimeout(regenerate, QUIET_MS)
    })
  }
}
