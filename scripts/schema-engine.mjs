#!/usr/bin/env node
// A stand-in for Prisma's native `schema-engine`: the same arguments and the same JSON-RPC over stdin and stdout, served
// by Prisma's own @prisma/schema-engine-wasm. PRISMA_SCHEMA_ENGINE_BINARY names this file (scripts/prisma.ts).
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import * as wasm from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'

const CHAR_OID = 18
const BPCHAR_OID = 1042

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    datamodels: { type: 'string', multiple: true, short: 'd' },
    datasource: { type: 'string' },
    'enabled-preview-features': { type: 'string' },
    'extension-types': { type: 'string' },
    version: { type: 'boolean', short: 'V' },
  },
})

// `migrate diff --from-empty` needs no database, but the adapter wants an address.
const databaseUrl =
  JSON.parse(options.datasource ?? '{}').url || process.env.DATABASE_URL || 'postgresql://localhost:1/none'

/** PrismaPg with what the schema engine needs: "char" columns, scripts of many statements, a real shadow database. */
class MigrationAdapter extends PrismaPg {
  open = new Set()

  constructor(url, database) {
    const { hostname, port, username, password, pathname, searchParams } = new URL(url)
    super(
      {
        host: hostname,
        port: Number(port || 5432),
        user: decodeURIComponent(username) || undefined,
        password: decodeURIComponent(password) || undefined,
        database: database ?? decodeURIComponent(pathname.slice(1)),
        max: 1,
      },
      { schema: searchParams.get('schema') ?? undefined },
    )
    this.url = url
  }

  async connect() {
    const connection = await super.connect()
    this.open.add(connection)
    const dispose = connection.dispose.bind(connection)
    connection.dispose = async () => {
      if (this.open.delete(connection)) await dispose()
    }
    connection.executeScript = async (sql) => {
      try {
        await connection.underlyingDriver().query(sql)
      } catch (error) {
        connection.onError(error)
      }
    }
    readCharColumns(connection)
    return connection
  }

  async connectToShadowDb() {
    const name = `prisma_migrate_shadow_db_${crypto.randomUUID()}`
    const main = await this.connect()
    await main.executeScript(`CREATE DATABASE "${name}"`)
    const shadow = await new MigrationAdapter(this.url, name).connect()
    const dispose = shadow.dispose.bind(shadow)
    shadow.dispose = async () => {
      await dispose()
      await main.executeScript(`DROP DATABASE "${name}"`)
      await main.dispose()
    }
    return shadow
  }
}

/** @prisma/adapter-pg cannot read the catalogue's columns of type "char"; show them to it as bpchar. */
function readCharColumns(connection) {
  const queryRaw = connection.queryRaw
  connection.queryRaw = async (query) => {
    const charColumns = []
    const performIO = async (statement) => {
      const result = await connection.performIO(statement)
      result.fields?.forEach((field, index) => {
        if (field.dataTypeID !== CHAR_OID) return
        field.dataTypeID = BPCHAR_OID
        charColumns.push(index)
      })
      return result
    }
    const result = await queryRaw.call(Object.create(connection, { performIO: { value: performIO } }), query)
    for (const index of charColumns) result.columnTypes[index] = ColumnTypeEnum.Character
    return result
  }
}

function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
}

function sendError(id, message, { meta = null, code = null } = {}) {
  const data = { is_panic: false, message, meta, error_code: code }
  send({ id, error: { code: 4466, message: 'An error happened. Check the data field for details.', data } })
}

async function serve() {
  let current
  // A panic in the engine never settles the promise of its call, so the call is answered from here.
  globalThis.PRISMA_WASM_PANIC_REGISTRY = {
    set_message: (message) => {
      sendError(current, message)
      process.exit(1)
    },
  }
  const file = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const module = new WebAssembly.Module(readFileSync(file.replace(/\.js$/, '.wasm')))
  const { exports } = new WebAssembly.Instance(module, { './schema_engine_bg.js': wasm })
  wasm.__wbg_set_wasm(exports)
  exports.__wbindgen_start()

  for await (const line of createInterface({ input: process.stdin })) {
    const { id, method, params } = JSON.parse(line)
    if (!method) continue
    current = id
    await answer(id, method, params)
  }
  process.exit(0)
}

/** One engine a call. */
async function answer(id, method, params) {
  const datamodels = options.datamodels?.map((path) => [path, readFileSync(path, 'utf8')])
  const adapter = new MigrationAdapter(databaseUrl)
  try {
    const engine = await wasm.SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(adapter))
    // These two read the schema of the migrations from the cache that devDiagnostic fills.
    if (method === 'evaluateDataLoss' || method === 'createMigration') {
      await engine.devDiagnostic({ migrationsList: params.migrationsList, filters: params.filters })
    }
    const result = (await engine[method === 'getDatabaseVersion' ? 'version' : method](params)) ?? {}
    if (method === 'diff' && result.stdout != null) {
      send({ id: `print-${id}`, method: 'print', params: { content: result.stdout } })
    }
    send({ id, result })
  } catch (error) {
    sendError(id, error?.message ?? String(error), error)
  } finally {
    for (const connection of adapter.open) await connection.dispose()
  }
}

/** `schema-engine cli can-connect-to-database` and `create-database`; the exit code of the process. */
async function runCommand(command) {
  const target = new URL(databaseUrl)
  const name = decodeURIComponent(target.pathname.slice(1))
  if (command === 'create-database') target.pathname = '/postgres'
  const client = new pg.Client({ connectionString: target.href })
  try {
    await client.connect()
    if (command === 'create-database') await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`)
    await client.end()
    return 0
  } catch (error) {
    const code = { '3D000': 'P1003', '28P01': 'P1000', 28000: 'P1010', '42P04': 'P1009' }[error.code] ?? 'P1001'
    const message =
      code === 'P1003'
        ? `Database \`${name}\` does not exist`
        : `Can't reach database server at \`${target.host}\`: ${error.message || error.code}`
    const fields = { is_panic: false, error_code: code, message }
    console.error(`\n${JSON.stringify({ level: 'ERROR', target: 'schema_engine::logger', fields })}`)
    return 1
  }
}

if (options.version) console.log('schema-engine-cli (wasm)')
else if (positionals[0] === 'cli') process.exitCode = await runCommand(positionals[1])
else await serve()
