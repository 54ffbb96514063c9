import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql'
import { root } from './root.ts'
import { commandOf, runNodeOrThrow } from './run.ts'
import { unlessUnchanged } from './unless-unchanged.ts'

const SCHEMA_FILE = path.join(root, 'schema.graphql')
const SERVER_SOURCES = ['domain', 'formats', 'ledger', 'record', 'schema'].map((name) => `packages/${name}/src`)
const LOCKFILE = 'pnpm-lock.yaml'

/** Brings all generated files up to date: database client, Pothos types, schema.graphql, the web's documents. */
export async function generate(): Promise<void> {
  await unlessUnchanged(
    {
      name: 'prisma',
      inputs: ['prisma/schema', 'prisma.config.ts', LOCKFILE],
      outputs: ['packages/record/src/generated/client/client.ts', 'packages/schema/src/generated/pothos.ts'],
    },
    () => runNodeOrThrow('prisma generate', ['scripts/prisma.ts', 'generate']),
  )
  await unlessUnchanged(
    { name: 'schema', inputs: ['prisma/schema', ...SERVER_SOURCES, LOCKFILE], outputs: ['schema.graphql'] },
    printTheSchema,
  )
  await generateDocuments()
}

/** In a process of its own, so that a process that watches prints what the files say now. */
function printTheSchema(): Promise<void> {
  return runNodeOrThrow('Printing schema.graphql', ['scripts/print-schema.ts'])
}

/** Writes schema.graphql when the schema package says something else than it does. */
export async function writeSchemaFile(): Promise<void> {
  const entry = pathToFileURL(path.join(root, 'packages/schema/src/index.ts')).href
  const { schema }: { schema?: GraphQLSchema } = await import(entry)
  if (schema === undefined) return
  const text = `${printSchema(lexicographicSortSchema(schema))}\n`
  if (!existsSync(SCHEMA_FILE) || readFileSync(SCHEMA_FILE, 'utf8') !== text) writeFileSync(SCHEMA_FILE, text)
}

async function generateDocuments(): Promise<void> {
  const config = path.join(root, 'apps/web/codegen.ts')
  if (!existsSync(config) || !existsSync(SCHEMA_FILE)) return
  const { default: codegen }: { default: { generates: Record<string, unknown> } } = await import(
    pathToFileURL(config).href
  )
  const outputs = Object.keys(codegen.generates).map((output) => path.join('apps/web', output))
  await unlessUnchanged(
    { name: 'documents', inputs: ['schema.graphql', 'apps/web/codegen.ts', 'apps/web/src', LOCKFILE], outputs },
    () => {
      const command = commandOf('@graphql-codegen/cli', 'graphql-codegen', 'apps/web')
      return runNodeOrThrow('graphql-codegen', [command, '--config', 'codegen.ts'], {
        cwd: path.join(root, 'apps/web'),
      })
    },
  )
}
