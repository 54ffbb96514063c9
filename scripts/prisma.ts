import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'
import { root } from './lib/root.ts'

// The Prisma command line on Prisma's own WASM engine, because its native engine is a download.
const cli = createRequire(import.meta.url).resolve('prisma/build/index.js')
const engine = process.platform === 'win32' ? 'schema-engine.cmd' : 'schema-engine.mjs'
const { status } = spawnSync(process.execPath, [cli, ...process.argv.slice(2)], {
  stdio: 'inherit',
  cwd: root,
  env: { PRISMA_SCHEMA_ENGINE_BINARY: path.join(root, 'scripts', engine), ...process.env },
})
process.exit(status ?? 1)
