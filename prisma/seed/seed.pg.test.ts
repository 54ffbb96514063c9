import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { leafHash, openLeaf } from '../../packages/ledger/src/index.ts'
import { loadGateFacts } from '../../packages/record/src/gates/load-gate-facts.ts'
import { missingSignatures } from '../../packages/record/src/gates/missing-signatures.ts'
import { readGate } from '../../packages/record/src/gates/read-gate.ts'
import { digestHolds } from '../../packages/record/src/gates/verify-decision.ts'
import { openLog } from '../../packages/record/src/kernel/open-log.ts'
import { openRecord } from '../../packages/record/src/kernel/open-record.ts'
import { read } from '../../packages/record/src/kernel/read.ts'
import type { EngagementRecord } from '../../packages/record/src/kernel/record.ts'
import type { Snapshot } from '../../packages/record/src/kernel/snapshot.ts'
import { openPosture } from '../../packages/record/src/posture/read-posture.ts'
import { readRaci } from '../../packages/record/src/raci/read-raci.ts'
import { aWorkspace } from '../../test/support/builders.ts'
import { freshDatabase } from '../../test/support/fresh-database.ts'
import { type Demo, seedDemo } from './index.ts'
import { workspaceIdOf } from './writing/found-workspace.ts'

const northgate = workspaceIdOf('northgate-pay')
const harbour = workspaceIdOf('harbour-ledger')
const now = new Date('2026-11-23T09:00:00Z')

async function openEmpty() {
  const { ownerUrl, drop } = await freshDatabase()
  const dataDir = mkdtempSync(path.join(tmpdir(), 'assay-seed-'))
  const log = openLog('silent')
  const record = await openRecord({ ownerUrl, dataDir, publicUrl: 'http://127.0.0.1:4000', log, now: () => now })
  const close = async () => {
    await record.close()
    await drop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { record, dataDir, close }
}

describe('the demo programme', () => {
  let record: EngagementRecord
  let dataDir: string
  let demo: Demo | null

  beforeAll(async () => {
    const opened = await openEmpty()
    record = opened.record
    dataDir = opened.dataDir
    demo = await seedDemo(record, { dataDir, now })
    return opened.close
  })

  const inNorthgate = <T>(work: (snapshot: Snapshot) => Promise<T>) => read(record, northgate, work)
  const where = { workspaceId: northgate }

  test('stays as it is when it is seeded again, token and all', async () => {
    const counts = () =>
      inNorthgate(async ({ db }) => [
        await db.finding.count(),
        await db.evidence.count(),
        await db.gateDecision.count(),
        await db.activity.count(),
        await db.apiToken.count(),
      ])
    const before = await counts()
    expect(await seedDemo(record, { dataDir, now })).toEqual(demo)
    expect(await counts()).toEqual(before)
  })

  test('keeps its token in the data folder, where a later start finds it', () => {
    expect(readFileSync(path.join(dataDir, 'demo-token'), 'utf8').trim()).toBe(demo?.token)
  })

  test('has each gate in the state that follows from its facts', async () => {
    await inNorthgate(async ({ db }) => {
      const gates = await db.gate.findMany({ where })
      const facts = await loadGateFacts(
        db,
        northgate,
        gates.map(({ id }) => id),
      )
      expect(facts).toHaveLength(52)
      for (const each of facts) {
        const { key, status, readiness, evidenceHave, evidenceNeed, blockers } = each.gate
        const reading = readGate(each, now)
        const { result, ...counted } = reading.readiness
        expect({ key, status: reading.status, readiness: result, ...counted, reasons: [] }).toEqual({
          ...{ key, status, readiness, evidenceHave, evidenceNeed, blockers, reasons: [] },
        })
      }
    })
  })

  test('routes what serves traffic, each version as much as it says, and marks what nobody approved', async () => {
    const versions = await inNorthgate(({ db }) =>
      db.modelVersion.findMany({ where, include: { routings: { where: { active: true } }, model: true } }),
    )
    const live = versions.filter(({ routings }) => routings.length > 0)
    for (const { trafficPercent, routings } of versions) {
      expect(routings.reduce((sum, routing) => sum + routing.trafficPercent, 0)).toBe(trafficPercent)
    }
    const said = live.map(({ model, label, status, trafficPercent, routings }) =>
      [model.name, label, status, trafficPercent, routings[0]?.authorisation].join(' '),
    )
    expect(said.sort()).toEqual([
      'card-fraud 41.3 PRODUCTION 90 APPROVED',
      'card-fraud 41.4 CANARY 10 APPROVED',
      'codewright 2026.9 PRODUCTION 100 LEGACY',
      'nora 2.1 PRODUCTION 100 APPROVED',
    ])
    const waiting = await inNorthgate(({ db }) =>
      db.consumer.findMany({ where: { ...where, notifiedAt: null, modelVersion: { status: 'RETIRING' } } }),
    )
    expect(waiting.map(({ name }) => name)).toEqual(['Merchant portal'])
  })

  test.each([
    ['Nora 2.2', 'EVALUATION', 'COLLECTING'],
    ['Nora 1.4', 'RETIREMENT', 'COLLECTING'],
    ['Card-fraud 41.4', 'DEPLOYMENT', 'STALE'],
    ['Card-fraud 41.5', 'EVALUATION', 'READY'],
    ['Codewright 2026.9', 'TRAINING', 'NOT_APPLICABLE'],
    ['Codewright 2026.9', 'EVALUATION', 'RETURNED'],
  ])('holds %s at %s as %s', async (subject, stage, status) => {
    const gates = await inNorthgate(({ db }) =>
      db.gate.findMany({ where: { ...where, stage }, include: { engagement: true, modelVersion: true } }),
    )
    const named = gates.map((gate) => [`${gate.engagement.name} ${gate.modelVersion?.label}`, gate.status])
    expect(named).toContainEqual([subject, status])
  })

  test('leaves one decision with one of its two signatures, and every digest as it was signed', async () => {
    await inNorthgate(async ({ db }) => {
      const decisions = await db.gateDecision.findMany({ where, include: { signatures: true } })
      const waiting = decisions.filter(({ status }) => status === 'PENDING')
      expect(waiting.map(({ decision, signatures }) => [decision, signatures.length])).toEqual([['MODIFY_SCOPE', 1]])
      for (const decision of waiting) expect(await missingSignatures({ db }, decision, now)).toEqual(['another signer'])
      for (const decision of decisions) {
        expect(digestHolds(decision)).toBe(true)
        for (const signature of decision.signatures) expect(signature.digest).toBe(decision.digest)
      }
    })
  })

  test('holds at least 150 findings, each on something', async () => {
    const findings = await inNorthgate(({ db }) => db.finding.findMany({ where, include: { subjects: true } }))
    expect(findings.length).toBeGreaterThanOrEqual(150)
    expect(findings.filter(({ subjects }) => subjects.length === 0)).toEqual([])
    expect(findings.filter(({ aiSpecific }) => aiSpecific).length).toBeGreaterThan(10)
  })

  test('has no gap in its responsibilities but the two that it tells of', async () => {
    const { rows } = await inNorthgate((snapshot) => readRaci(snapshot, northgate, null))
    const gaps = rows.flatMap(({ scopeCode, problems }) => problems.map(({ code }) => `${scopeCode} ${code}`))
    expect(gaps).toEqual(['MONITORING NO_ACCOUNTABLE'])
    expect(rows.filter(({ unowned }) => unowned).map(({ scopeCode }) => scopeCode)).toEqual(['RUNTIME-CORPUS-ACCESS'])
  })

  test('reads as a history: a dense log in the order of time, with leaves that verify', async () => {
    const facts = await inNorthgate(({ db }) => db.activity.findMany({ where, orderBy: { seq: 'asc' } }))
    expect(facts.map(({ seq }) => Number(seq))).toEqual(facts.map((_, index) => index + 1))
    for (const [index, { at, leaf, leafHash: hash, seq }] of facts.entries()) {
      expect(at.getTime()).toBeGreaterThanOrEqual(facts[index - 1]?.at.getTime() ?? 0)
      expect(at.getTime()).toBeLessThanOrEqual(now.getTime())
      expect(Buffer.compare(leafHash(leaf), hash)).toBe(0)
      expect(openLeaf(leaf).seq).toBe(Number(seq))
    }
  })

  test('gives leadership figures, a trend and every failure mode to look at', async () => {
    const audience = {
      workspaceId: northgate,
      reads: 'record' as const,
      wholeWorkspace: true,
      engagementIds: [],
      hiddenEngagementIds: [],
    }
    await inNorthgate(async (snapshot) => {
      const posture = openPosture(snapshot, audience, now)
      const figures = await posture.figures()
      expect(Object.fromEntries(figures.map(({ code, value }) => [code, value]))).toMatchObject({
        LIVE_WITHOUT_APPROVAL: 3,
        CRITICALS_IN_PRODUCTION: 4,
        ACCEPTANCES_EXPIRING: 2,
        UNOWNED_CONTROLS: 1,
      })
      // Where producers never sign, nobody decides alone.
      for (const { code, value } of figures.filter((each) => each.code !== 'SINGLE_SIGNER')) {
        expect([code, value > 0]).toEqual([code, true])
      }
      const trend = await posture.trend()
      expect(trend).toHaveLength(90)
      expect(new Set(trend.map(({ open }) => open)).size).toBeGreaterThan(15)
      expect(trend.at(-1)?.critical).toBe(4)
    })
  })

  test('keeps the bytes of each piece of evidence under their digest', async () => {
    const revisions = await inNorthgate(({ db }) => db.evidenceRevision.findMany({ where }))
    for (const { sha256, size } of revisions) {
      const bytes = readFileSync(record.blobs.pathOf(sha256))
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
      expect(BigInt(bytes.byteLength)).toBe(size)
    }
  })

  test('shows the second workspace to one of its guests and to nobody else of Northgate', async () => {
    const seated = (workspaceId: string) =>
      read(record, workspaceId, ({ db }) => db.membership.findMany({ where: { workspaceId } }))
    const here = new Set((await seated(northgate)).map(({ userId }) => userId))
    const there = await seated(harbour)
    expect(there).toHaveLength(2)
    expect(there.filter(({ userId }) => here.has(userId)).map(({ name }) => name)).toEqual(['Nadia Karim'])
  })
})

describe('seeding a record that belongs to people', () => {
  test('does nothing', async () => {
    const { record, dataDir, close } = await openEmpty()
    await aWorkspace(record)
    expect(await seedDemo(record, { dataDir, now })).toBeNull()
    await close()
  })
})
