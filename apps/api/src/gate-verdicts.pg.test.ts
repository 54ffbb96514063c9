import { createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet, jwtVerify } from 'jose'
import { beforeAll, describe, expect, test } from 'vitest'
import { aServedRecord, type Headers, type ServedRecord } from '../../../test/support/served-record.ts'

type Answer = {
  ready: boolean
  version: string | null
  reasons: { code: string; message: string }[]
  issuedAt: string
  expiresAt: string
  whenDownUntil: string
  jws: string
}

describe('GET /gates/verdict', () => {
  let served: ServedRecord
  let pipeline: Headers
  let key: string
  let modelVersionId: string
  let manifest: string
  let clock = new Date('2026-11-23T12:00:00Z')
  beforeAll(async () => {
    served = await aServedRecord({ freeText: true, record: { now: () => clock } })
    const { written } = served
    pipeline = (await served.tokenOf(served.admin, ['gates:read'])).headers
    const owner = await served.seat({ name: 'Olga' })
    const engagementId = await served.useCase(owner)
    modelVersionId = await served.version(owner, engagementId, '2.1')
    const rows = await written(async (tx) => ({
      engagement: await tx.engagement.findFirstOrThrow({ where: { id: engagementId } }),
      version: await tx.modelVersion.findFirstOrThrow({ where: { id: modelVersionId } }),
    }))
    key = rows.engagement.key
    manifest = rows.version.manifestDigest
    await served.passed(engagementId, ['INTAKE', 'TRAINING'])
    return served.close
  })

  const get = (query: Record<string, string>, headers: Headers = pipeline) =>
    fetch(`${served.url}/gates/verdict?${new URLSearchParams({ engagement: key, manifest, ...query })}`, { headers })
  const verdict = async (query: Record<string, string>) => (await (await get(query)).json()) as Answer
  const keys = async () =>
    createLocalJWKSet((await (await fetch(`${served.url}/.well-known/jwks.json`)).json()) as JSONWebKeySet)

  test('is ready for a gate that is passed, and signs so for five minutes', async () => {
    const { ready, reasons, version, jws, issuedAt, expiresAt, whenDownUntil } = await verdict({ stage: 'training' })
    expect({ ready, reasons, version }).toEqual({ ready: true, reasons: [], version: '2.1' })
    expect(new Date(expiresAt).getTime() - new Date(issuedAt).getTime()).toBe(5 * 60_000)
    expect(new Date(whenDownUntil).getTime() - new Date(issuedAt).getTime()).toBe(24 * 3_600_000)
    const { payload } = await jwtVerify(jws, await keys(), { issuer: served.record.publicUrl, currentDate: clock })
    expect(payload).toMatchObject({
      sub: manifest,
      engagement: key,
      stage: 'TRAINING',
      environment: 'PRODUCTION',
      ready: true,
      reasons: [],
    })
    expect(decodeProtectedHeader(jws)).toMatchObject({ alg: 'EdDSA', typ: 'assay-verdict+jwt' })
  })

  test('says what a gate lacks when it is not, in the signed form as well', async () => {
    const { ready, reasons, jws } = await verdict({ stage: 'evaluation' })
    expect(ready).toBe(false)
    expect(reasons.map(({ code }) => code)).toEqual(expect.arrayContaining(['GATE_NOT_PASSED', 'EVIDENCE_MISSING']))
    const { payload } = await jwtVerify(jws, await keys(), { currentDate: clock })
    expect(payload).toMatchObject({ ready: false, reasons: expect.arrayContaining([reasons[0]]) })
  })

  test('names rule 8 for production, by default, and not for a test environment', async () => {
    const production = (await verdict({})).reasons.map(({ code }) => code)
    expect(production).toEqual(expect.arrayContaining(['DEPLOYMENT_NOT_APPROVED', 'KILL_SWITCH_UNTESTED']))
    const tried = (await verdict({ environment: 'test' })).reasons.map(({ code }) => code)
    expect(tried).not.toContain('KILL_SWITCH_UNTESTED')
  })

  test('turns with the clock before anything has recomputed the gate', async () => {
    const { id } = await served.gateOf({ modelVersionId }, 'EVALUATION')
    const [evidenceId = ''] = await served.provide(id)
    const before = (await verdict({ stage: 'evaluation' })).reasons.map(({ code }) => code)
    expect(before).toEqual(['GATE_NOT_PASSED'])
    const started = clock
    await served.written((tx) =>
      tx.evidence.updateMany({
        where: { id: evidenceId },
        data: { effectiveTo: new Date(started.getTime() + 3_600_000) },
      }),
    )
    clock = new Date(started.getTime() + 2 * 3_600_000)
    expect((await verdict({ stage: 'evaluation' })).reasons.map(({ code }) => code)).toContain('EVIDENCE_EXPIRED')
    clock = started
  })

  test('asks for a version that nobody registered to be registered', async () => {
    const unknown = await verdict({ manifest: `sha256:${'0'.repeat(64)}` })
    expect(unknown).toMatchObject({ ready: false, version: null, reasons: [{ code: 'UNKNOWN_MANIFEST' }] })
  })

  test('answers with the signed form alone where that is asked for, and lets nobody keep a copy', async () => {
    const answer = await get({}, { ...pipeline, accept: 'application/jose' })
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(decodeProtectedHeader(await answer.text())).toMatchObject({ alg: 'EdDSA' })
  })

  test('is signed with a key that is still published after it changed, and was published before', async () => {
    const { jws } = await verdict({ stage: 'training' })
    const early = await keys()
    const before = clock
    clock = new Date(before.getTime() + 90 * 86_400_000)
    const next = await verdict({ stage: 'training' })
    const late = await keys()
    expect(decodeProtectedHeader(next.jws).kid).not.toBe(decodeProtectedHeader(jws).kid)
    await jwtVerify(jws, late, { currentDate: before })
    await jwtVerify(next.jws, early, { currentDate: clock })
    clock = before
  })

  test('gives the same answer in the graph', async () => {
    const { headers } = await served.tokenOf(served.admin, ['read'])
    const { data } = await served.ask(
      headers,
      `query ($engagement: String!, $manifestDigest: String!) {
        gateVerdict(engagementKey: $engagement, manifestDigest: $manifestDigest, stage: TRAINING, environment: PRODUCTION) {
          ... on GateVerdict { ready modelVersion { label } engagement { key } reasons { code } jws }
          ... on Refusal { message } } }`,
      { engagement: key, manifestDigest: manifest },
    )
    expect(data).toMatchObject({ gateVerdict: { ready: true, modelVersion: { label: '2.1' }, engagement: { key } } })
  })

  test('is refused clearly', async () => {
    const { headers: reader } = await served.tokenOf(served.admin, ['intake'])
    const said = async (query: Record<string, string>, headers?: Headers) => {
      const answer = await get(query, headers)
      return [answer.status, ((await answer.json()) as { error: string }).error] as const
    }
    expect(await said({}, {})).toEqual([401, expect.stringContaining('token that may read gates')])
    expect(await said({}, reader)).toEqual([403, expect.stringContaining('gates:read')])
    expect(await said({ engagement: 'ENG-999' })).toEqual([404, expect.any(String)])
    expect(await said({ stage: 'shipping' })).toEqual([422, expect.stringContaining('deployment')])
    expect(await said({ manifest: 'latest' })).toEqual([422, expect.stringContaining('sha256:')])
    expect((await fetch(`${served.url}/gates/verdict`, { headers: pipeline })).status).toBe(400)
  })

  test('is followed by the record of a pipeline that went past all the same, which oversight reviews', async () => {
    const { headers } = await served.tokenOf(served.admin, ['evidence:write'])
    const post = (body: object, by: Headers = headers) =>
      fetch(`${served.url}/gates/break-glass`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...by },
        body: JSON.stringify({ engagement: key, manifest, reason: 'Fraud wave at night', by: 'Run 81', ...body }),
      })
    const answer = await post({ usedAt: '2026-11-23T03:00:00Z' })
    expect(answer.status).toBe(201)
    const unknown = await post({ manifest: `sha256:${'1'.repeat(64)}` })
    expect(unknown.status).toBe(201)
    expect((await post({ reason: ' ' })).status).toBe(422)
    expect((await post({ usedAt: '2027-01-01T00:00:00Z' })).status).toBe(422)
    expect((await post({ by: undefined })).status).toBe(400)
    expect((await post({}, await served.signedIn(served.admin))).status).toBe(401)

    const grc = await served.signedIn(await served.seat({ name: 'Greta', functions: ['GRC'] }))
    const all = `query ($key: String!) { engagement(key: $key) {
      breakGlasses { id by reason usedAt modelVersion { label } gate { stage } review reviewedBy { name } } } }`
    const listed = async () =>
      (await served.ask(grc, all, { key })).data as { engagement: { breakGlasses: { id: string; review: string }[] } }
    const { breakGlasses } = (await listed()).engagement
    expect(breakGlasses).toMatchObject([
      { by: 'Run 81', modelVersion: null, gate: null, review: null },
      { usedAt: '2026-11-23T03:00:00.000Z', modelVersion: { label: '2.1' }, gate: { stage: 'DEPLOYMENT' } },
    ])
    const review = `mutation ($id: ID!, $review: String!) { reviewBreakGlass(input: { breakGlassId: $id, review: $review }) {
      ... on BreakGlass { review reviewedBy { name } } ... on Refusal { message } } }`
    const reviewed = (by: Headers) =>
      served.ask(by, review, { id: breakGlasses[0]?.id, review: 'Register it by Friday' })
    const own = await reviewed(await served.signedIn(served.admin))
    expect(JSON.stringify(own.data)).toContain('Only a member who is signer')
    expect((await reviewed(grc)).data).toMatchObject({
      reviewBreakGlass: { review: 'Register it by Friday', reviewedBy: { name: 'Greta' } },
    })
    expect(JSON.stringify((await reviewed(grc)).data)).toContain('reviewed already')
  })
})
