import { rmSync } from 'node:fs'
import {
  createApiToken,
  type EngagementRecord,
  openLog,
  openRecord,
  type Viewer,
} from '../../../packages/record/src/index.ts'
import { openMembers } from '../../../scripts/lib/cluster/member.ts'
import { aFinding, aMembership, anEngagement, aWorkspace, viewerOf } from '../../support/builders.ts'
import { freePort } from '../../support/free-port.ts'
import { scratchFolder } from '../../support/scratch-folder.ts'
import { type Api, anApi, type Heard } from './api.ts'
import { type FragileDatabase, openFragileDatabase } from './database.ts'
import { anAccount } from './people.ts'

export type World = {
  database: FragileDatabase
  apis: readonly [Api, Api]
  /** Two more processes like these, with other settings; whoever asks stops them. */
  twoMore(env: NodeJS.ProcessEnv): Promise<readonly [Api, Api]>
  /** Where people are told that they reach it. */
  publicUrl: string
  workspaceId: string
  /** Two engagements, with findings on each. */
  engagements: readonly [Place, Place]
  /** Tokens that read and comment, for the whole workspace. */
  tokens: readonly string[]
  /** Administers by a session. */
  admin: Account
  /** Sees the first engagement and nothing else. */
  guest: Account
  member: Account
  /** What the processes complained of: level 50 and above. */
  complaints: string[]
  close(): Promise<void>
}

export type Place = { id: string; findings: readonly string[] }
export type Account = { membershipId: string; email: string }

const tokensOfTheTest = 24
const findingsEach = 32

/** Two api processes on a database of their own, and a programme with people and tokens in it. */
export async function openWorld(): Promise<World> {
  const dataDir = scratchFolder('faults')
  const database = await openFragileDatabase(dataDir)
  const heard: Heard = new Map()
  const complaints: string[] = []
  const members = openMembers((name, line) => {
    heard.get(name)?.(line)
    if (/"level":[56]0/.test(line)) complaints.push(`${name}: ${line}`)
  })
  const ports = [await freePort(), await freePort()] as const
  const publicUrl = `http://127.0.0.1:${ports[0]}`
  const env = {
    ...process.env,
    // Sessions may send documents of the test's own.
    NODE_ENV: 'development',
    DATABASE_URL: database.ownerUrl,
    ASSAY_DATA: dataDir,
    ASSAY_PUBLIC_URL: publicUrl,
    ASSAY_WORKER: 'off',
    ASSAY_DRAIN_SECONDS: '1',
    // People sign in from addresses of their own.
    ASSAY_TRUSTED_PROXIES: 'loopback',
    // What they hold is read from outside.
    NODE_OPTIONS: '--inspect=127.0.0.1:0',
  }
  const all: Api[] = []
  const named = (port: number, more: NodeJS.ProcessEnv = {}) => {
    const api = anApi(members, heard, { name: `api-${all.length + 1}`, port, env: { ...env, ...more } })
    all.push(api)
    return api
  }
  const apis = [named(ports[0]), named(ports[1])] as const
  async function twoMore(more: NodeJS.ProcessEnv) {
    const pair = [named(await freePort(), more), named(await freePort(), more)] as const
    await Promise.all(pair.map((api) => api.start()))
    return pair
  }
  async function close() {
    await Promise.all(all.map((api) => api.stop()))
    members.close()
    await database.discard()
    rmSync(dataDir, { recursive: true, force: true })
  }

  const settings = { ownerUrl: database.ownerUrl, dataDir, publicUrl, log: openLog('silent') }
  try {
    const record = await openRecord(settings)
    const programme = await seed(record).finally(() => record.close())
    await Promise.all(apis.map((api) => api.start()))
    return { database, apis, twoMore, publicUrl, complaints, ...programme, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function seed(record: EngagementRecord) {
  const workspaceId = await aWorkspace(record)
  const place = async (): Promise<Place> => {
    const id = await anEngagement(record, workspaceId)
    const findings: string[] = []
    for (let each = 0; each < findingsEach; each += 1) findings.push(await aFinding(record, workspaceId, id))
    return { id, findings }
  }
  const engagements = [await place(), await place()] as const
  const keeper = await viewerOf(record, workspaceId, await aMembership(record, workspaceId, { role: 'ADMIN' }))
  const tokens: string[] = []
  for (let each = 0; each < tokensOfTheTest; each += 1) tokens.push(await aToken(record, keeper))
  return {
    workspaceId,
    engagements,
    tokens,
    admin: await anAccount(record, workspaceId, { role: 'ADMIN' }),
    member: await anAccount(record, workspaceId, { role: 'CONTRIBUTOR' }),
    guest: await anAccount(record, workspaceId, { role: 'GUEST', sees: engagements[0].id }),
  }
}

async function aToken(record: EngagementRecord, viewer: Viewer): Promise<string> {
  const issued = await createApiToken(record, viewer, { name: 'pipeline', scopes: ['read', 'findings:write'] })
  return issued.secret
}
