import { randomUUID } from 'node:crypto'
import {
  assignResponsibility,
  commentOnFinding,
  createApiToken,
  createFinding,
  giveGrant,
  inviteMember,
  registerDatasetVersion,
  startIntake,
  submitEvidence,
  type Viewer,
} from '@assay/record'
import { aTeam } from '../../../test/support/builders.ts'
import type { Programme } from '../../../test/support/programme.ts'
import { nodeTypes } from './every-field.samples.ts'

type Room = Pick<Programme, 'record' | 'workspaceId' | 'written' | 'useCase' | 'version' | 'uploaded' | 'seat'>

export type Filled = {
  engagementId: string
  /** The ids of its rows, by the type of the graph; uploads too. */
  ids: ReadonlyMap<string, readonly string[]>
  /** The short keys of its rows. */
  keys: readonly string[]
}

/** An engagement with something of every kind in it, all of it marked by the word. */
export async function fill(room: Room, by: Viewer, word: string, { restricted = false } = {}): Promise<Filled> {
  const { record, workspaceId, written } = room
  const engagementId = await room.useCase(by, { vendor: word, restricted })
  await written((tx) => tx.engagement.updateMany({ where: { id: engagementId }, data: { name: word, purpose: word } }))
  const modelVersionId = await room.version(by, engagementId, word)
  await registerDatasetVersion(record, by, {
    engagementId,
    datasetName: `${word} ${engagementId}`,
    label: word,
    digest: `sha256:${'a'.repeat(64)}`,
    source: word,
    licence: word,
  })
  const findingId = await createFinding(record, by, {
    engagementId,
    modelVersionId,
    title: word,
    description: word,
    category: 'LEAKAGE',
    severity: 'HIGH',
    labels: [word],
  })
  await commentOnFinding(record, by, { findingId, body: word })
  const uploadId = await room.uploaded(by, `# ${word}`)
  await submitEvidence(record, by, { engagementId, evidenceType: 'REGISTER_ENTRY', title: word, uploadId })
  await startIntake(record, by, { uploadId, engagementId, modelVersionId })
  const guest = await room.seat({ name: 'Gast', role: 'GUEST' })
  await giveGrant(record, by, { membershipId: guest.membershipId ?? '', role: 'VIEWER', engagementId })
  const membershipId = by.membershipId ?? ''
  const row = { workspaceId, findingId, modelVersionId }
  await written(async (tx) => {
    await tx.override.create({
      data: {
        ...row,
        type: 'RISK_ACCEPTED',
        status: 'PROPOSED',
        rationale: word,
        proposedAt: record.now(),
        proposedById: membershipId,
      },
    })
    await tx.retest.create({ data: { ...row, requestedById: membershipId, notes: word, requestedAt: record.now() } })
    await tx.occurrence.create({ data: { workspaceId, findingId, seenAt: record.now(), snippet: word } })
    const gate = await tx.gate.findFirstOrThrow({ where: { engagementId, stage: 'INTAKE' } })
    const { id: decisionId } = await tx.gateDecision.create({
      data: {
        workspaceId,
        gateId: gate.id,
        decision: 'PROCEED',
        rationale: word,
        frozen: { meaning: word },
        digest: word,
        status: 'PENDING',
        decidedById: membershipId,
        decidedAt: record.now(),
      },
    })
    const signed = { signerId: membershipId, kind: 'DECIDES', meaning: word, method: 'PASSWORD', digest: word }
    await tx.signature.create({ data: { ...signed, workspaceId, decisionId, signedAt: record.now() } })
    const condition = { text: word, ownerId: membershipId, expiresAt: record.now() }
    await tx.gateCondition.create({ data: { ...condition, workspaceId, decisionId } })
  })
  await written((tx) =>
    fillService(tx, { workspaceId, engagementId, modelVersionId, membershipId, word, now: record.now() }),
  )
  const cell = { scope: 'LAYER', scopeCode: 'DATA', seat: 'USE_CASE_OWNER', teamId: null, expectedVersion: 0 } as const
  await assignResponsibility(record, by, { ...cell, engagementId, code: 'C' })
  await record.sequencer.settle(workspaceId)
  return { engagementId, ...(await rowsOf(room, engagementId)) }
}

type Served = {
  workspaceId: string
  engagementId: string
  modelVersionId: string
  membershipId: string
  word: string
  now: Date
}

/** Where the version serves, whom, within what it may change, and who went past its gates or hands one over. */
async function fillService(tx: Parameters<Parameters<Room['written']>[0]>[0], served: Served): Promise<void> {
  const { membershipId, modelVersionId, word, now, ...here } = served
  const there = { ...here, modelVersionId }
  const later = new Date(now.getTime() + 86_400_000)
  const remedy = { ownerId: membershipId, remedyBy: later }
  const { id: routingId } = await tx.routing.create({
    data: {
      ...there,
      ...remedy,
      environment: 'TEST',
      trafficPercent: 1,
      authorisation: 'LEGACY',
      startedAt: now,
      reason: word,
    },
  })
  const step = { kind: 'OBSERVED', fromPercent: 0, toPercent: 1, reason: word, byName: word, at: now, ratifyBy: later }
  await tx.routingStep.create({ data: { ...here, ...step, routingId } })
  await tx.consumer.create({ data: { ...there, name: word, contact: word } })
  const proposed = { proposedById: membershipId, proposedAt: now }
  const terms = { name: word, rationale: word, stages: ['TRAINING'], bounds: [], endsAt: later }
  const { id: envelopeId } = await tx.changeEnvelope.create({
    data: { ...here, ...terms, ...proposed, baseVersionId: modelVersionId },
  })
  const gate = await tx.gate.findFirstOrThrow({ where: { modelVersionId, stage: 'TRAINING' } })
  const { id: decisionId } = await tx.gateDecision.findFirstOrThrow({
    where: { gate: { engagementId: here.engagementId } },
  })
  await tx.envelopeUse.create({
    data: { ...there, envelopeId, gateId: gate.id, decisionId, decidedAt: now, sampled: true },
  })
  const past = {
    manifestDigest: word,
    stage: 'TRAINING',
    environment: 'TEST',
    byName: word,
    usedAt: now,
    recordedAt: now,
  }
  await tx.delegation.create({
    data: {
      ...here,
      stage: 'TRAINING',
      seat: 'USE_CASE_OWNER',
      givenById: membershipId,
      givenToId: membershipId,
      reason: word,
      validFrom: now,
      validTo: later,
    },
  })
  await tx.breakGlass.create({ data: { ...there, ...past, gateId: gate.id, reason: word, recordedById: membershipId } })
}

/** What a workspace holds beside its engagements, marked by the word. */
export async function fillWorkspace(room: Room, by: Viewer, word: string): Promise<void> {
  const teamId = await aTeam(room.record, room.workspaceId, { name: word })
  await room.written((tx) => tx.workspace.updateMany({ where: { id: room.workspaceId }, data: { name: word } }))
  await createApiToken(room.record, by, { name: word, scopes: ['read'] })
  await inviteMember(room.record, by, { name: word, email: `${word}@example.test`, role: 'VIEWER', teamIds: [teamId] })
}

type Row = Record<string, unknown> & { id: string }
const parents = ['engagement_id', 'finding_id', 'evidence_id', 'gate_id', 'gate_decision_id', 'decision_id']

/** Every row of the workspace that is a node of the graph or, with an engagement, those that are its own. */
export async function rowsOf({ written }: Pick<Room, 'written'>, engagementId?: string) {
  const rows = new Map<string, Row[]>()
  await written(async (tx) => {
    const tables = await tx.$queryRaw<{ name: string }[]>`SELECT tablename AS name FROM pg_tables`
    for (const type of [...nodeTypes(), 'Upload', 'Delegation']) {
      const name = type.replace(/(?<=.)[A-Z]/g, (letter) => `_${letter}`).toLowerCase()
      if (!tables.some((table) => table.name === name)) continue
      const found = await tx.$queryRawUnsafe<{ row: Row }[]>(`SELECT to_jsonb(t) AS row FROM "${name}" t`)
      rows.set(
        type,
        found.map(({ row }) => row),
      )
    }
  })
  const all = [...rows.values()].flat()
  const own = new Set(engagementId === undefined ? all.map(({ id }) => id) : [engagementId])
  // Three times: what belongs to a finding or a gate may itself have parts.
  for (let time = 0; time < 3; time += 1) {
    for (const row of all) if (parents.some((name) => own.has(String(row[name])))) own.add(row.id)
  }
  const ids = new Map<string, string[]>()
  for (const [type, each] of rows)
    ids.set(
      type,
      each.map(({ id }) => id).filter((id) => own.has(id)),
    )
  ids.set(
    'RaciRow',
    (ids.get('Engagement') ?? []).map((id) => `LAYER:DATA:${id}`),
  )
  const keys = all.flatMap((row) => (own.has(row.id) && typeof row.key === 'string' ? [row.key] : []))
  return { ids, keys: [...new Set(keys)] }
}

/** What an argument of this name names. */
const meant: { readonly [name: string]: string } = {
  engagement: 'Engagement',
  engagementId: 'Engagement',
  finding: 'Finding',
  findingId: 'Finding',
  gate: 'Gate',
  gateId: 'Gate',
  decisionId: 'GateDecision',
  modelVersion: 'ModelVersion',
  modelVersionId: 'ModelVersion',
  datasetVersionId: 'DatasetVersion',
  evidenceId: 'Evidence',
  byId: 'Evidence',
  fromId: 'Membership',
  producerId: 'Team',
  memberId: 'Membership',
  personId: 'Membership',
  toId: 'Membership',
  reviewerId: 'Membership',
  overrideId: 'Override',
  envelopeId: 'ChangeEnvelope',
  useId: 'EnvelopeUse',
  routingId: 'Routing',
  stepId: 'RoutingStep',
  breakGlassId: 'BreakGlass',
  conditionId: 'GateCondition',
  consumerId: 'Consumer',
  baseVersionId: 'ModelVersion',
  modelVersionIds: 'ModelVersion',
  delegationId: 'Delegation',
  subjectId: '*',
  runId: 'IntakeRun',
  ownerId: 'Membership',
  membershipId: 'Membership',
  actorId: 'Membership',
  teamId: 'Team',
  teamIds: 'Team',
  tokenId: 'ApiToken',
  invitationId: 'Invitation',
  grantId: 'Grant',
  workspaceId: 'Workspace',
  uploadId: 'Upload',
  subject: '*',
  id: '*',
  ids: '*',
  on: '*',
}
export const typesMeantBy = (name: string): readonly string[] => {
  const type = meant[name]
  if (type === undefined) throw new Error(`What does the argument ${name} name? Say it in told-apart.samples.ts`)
  return type === '*' ? nodeTypes() : [type]
}

export const globalId = (type: string, id: string): string =>
  type === 'Upload' ? id : Buffer.from(`${type}:${id}`).toString('base64')

export const anotherLike = (id: string): string =>
  id.replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, () => randomUUID())
