import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { commentOnFinding, submitEvidence } from '@assay/record'
import { startWorker, type Worker } from '@assay/worker'
import pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { sarif } from '../../../packages/record/src/intake/intake.samples.ts'
import { aFinding, aMembership, anEngagement, viewerOf } from '../../../test/support/builders.ts'
import { eventually } from '../../../test/support/eventually.ts'
import { aServedRecord, type Headers, type ServedRecord } from '../../../test/support/served-record.ts'

/** A page of the test's own: what is built looks no different to the server. */
function builtPage(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'assay-built-'))
  mkdirSync(path.join(folder, 'assets'))
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html><title>Assay</title>')
  writeFileSync(path.join(folder, 'graphiql.html'), '<!doctype html><title>GraphiQL</title>')
  writeFileSync(path.join(folder, 'assets/app.js'), 'export {}')
  return folder
}

describe('the server', () => {
  let served: ServedRecord
  let worker: Worker
  let session: Headers
  let engagementId: string
  let key: string
  beforeAll(async () => {
    served = await aServedRecord({ pageFolder: builtPage(), maxUploadBytes: 200_000 })
    worker = await startWorker(served.record, served.ownerUrl)
    session = await served.signedIn(served.admin)
    engagementId = await served.useCase(served.admin)
    key = (await served.written((tx) => tx.engagement.findFirstOrThrow({ where: { id: engagementId } }))).key
    await served.version(served.admin, engagementId, '2.1')
    return async () => {
      await worker.stop()
      await served.close()
    }
  }, 60_000)
  const get = (to: string, headers: Headers = {}) => fetch(`${served.url}${to}`, { headers })
  const send = (to: string, body: string, headers: Headers) =>
    fetch(`${served.url}${to}`, { method: 'POST', headers, body })
  const seat = async (role: string) =>
    viewerOf(served.record, served.workspaceId, await aMembership(served.record, served.workspaceId, { role }))

  describe('takes a file', () => {
    const report = sarif([{ code: 'one' }, { code: 'two' }])
    const target = () => `/ingest?engagement=${key}&version=2.1&name=report.sarif`

    test('by a token for intake alone, waits for the outcome, and says so when it comes again', async () => {
      const { headers } = await served.tokenOf(served.admin, ['intake'])
      const first = await send(`${target()}&wait`, report, headers)
      expect([first.status, await first.json()]).toMatchObject([200, { status: 'COMMITTED', counts: { new: 2 } }])
      const again = await send(`${target()}&wait`, report, headers)
      const { repeat, counts } = (await again.json()) as { repeat: string; counts: { new: number } }
      expect([again.status, counts.new, repeat]).toEqual([200, 2, expect.stringContaining('nothing was changed')])
    })
    test('without waiting, with 202 and the run', async () => {
      const answer = await send(target(), sarif([{ code: 'three' }]), session)
      expect([answer.status, await answer.json()]).toMatchObject([202, { runId: expect.any(String) }])
    })
    test('of another kind as a run that failed, with the reason', async () => {
      const answer = await send(`${target()}&wait`, 'nothing of the sort', session)
      expect([answer.status, await answer.json()]).toMatchObject([
        422,
        { status: 'FAILED', problem: expect.any(String) },
      ])
    })
    test.each<[string, () => [string, string, Headers], number]>([
      ['from nobody', () => [target(), report, {}], 401],
      ['by a token that does not stand', () => [target(), report, { authorization: 'Bearer assay_no' }], 401],
      ['from another site', () => [target(), report, { ...session, origin: 'https://evil.example' }], 403],
      ['without a target', () => ['/ingest', report, session], 400],
      ['for an engagement that is not there', () => ['/ingest?engagement=ENG-999', report, session], 404],
      ['for a version that is not there', () => [`/ingest?engagement=${key}&version=9`, report, session], 404],
      ['with nothing in it', () => [target(), '', session], 422],
      ['that is too large', () => [target(), 'x'.repeat(200_001), session], 413],
      ['with a line break in its name', () => ['/uploads?name=a%0d%0aX-Evil:1.md', report, session], 422],
      ['with a path for a name', () => ['/uploads?name=../evil.md', report, session], 422],
      ['to keep, from nobody', () => ['/uploads', report, {}], 401],
      ['to keep, from another site', () => ['/uploads', report, { ...session, 'sec-fetch-site': 'cross-site' }], 403],
    ])('not %s', async (_, request, status) => {
      const [to, body, headers] = request()
      const answer = await send(to, body, headers)
      expect([answer.status, await answer.json()]).toEqual([status, { error: expect.stringMatching(/^[A-Z]/) }])
    })
    test('not by a token that only reads, nor from a guest without an engagement', async () => {
      const reader = (await served.tokenOf(served.admin, ['read'])).headers
      const guest = await served.signedIn(await seat('GUEST'))
      for (const headers of [reader, guest]) expect((await send('/uploads', report, headers)).status).toBe(403)
    })
    test('that grows too large on the way as far as the limit, and says why', async () => {
      const body = new ReadableStream({
        pull(controller) {
          controller.enqueue(Buffer.alloc(64_000, 'x'))
        },
      })
      const sent = fetch(`${served.url}/uploads`, {
        method: 'POST',
        headers: session,
        body,
        duplex: 'half',
      } as RequestInit)
      const outcome = await sent.then(
        async (answer) => [answer.status, await answer.text()],
        () => 'the connection was closed',
      )
      expect(['the connection was closed', [422, expect.stringContaining('larger')]]).toContainEqual(outcome)
    })
    test('to keep for a later command', async () => {
      const answer = await send('/uploads?name=card.md', '# Card', { ...session, 'content-type': 'text/markdown' })
      expect([answer.status, await answer.json()]).toMatchObject([201, { uploadId: expect.any(String), size: 6 }])
    })
  })

  describe('hands evidence out', () => {
    let revisionId: string
    beforeAll(async () => {
      const uploadId = await served.uploaded(served.admin, '<script>alert(1)</script>')
      await served.written((tx) =>
        tx.upload.updateMany({ where: { id: uploadId }, data: { name: 'a\'b"(c).html', mediaType: 'text/html' } }),
      )
      const evidenceId = await submitEvidence(served.record, served.admin, {
        engagementId,
        evidenceType: 'REGISTER_ENTRY',
        title: 'Entry',
        uploadId,
      })
      revisionId = (await served.written((tx) => tx.evidenceRevision.findFirstOrThrow({ where: { evidenceId } }))).id
    })
    test('as a download that can do nothing', async () => {
      const answer = await get(`/files/evidence/${revisionId}`, session)
      expect([answer.status, await answer.text()]).toEqual([200, '<script>alert(1)</script>'])
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': 'application/octet-stream',
        'content-disposition': "attachment; filename*=UTF-8''a%27b%22%28c%29.html",
        'x-content-type-options': 'nosniff',
        'content-security-policy': "sandbox; default-src 'none'",
        'cache-control': 'private, no-store',
      })
    })
    test('to nobody, and to a token that may not read as if it were not there', async () => {
      const { headers } = await served.tokenOf(served.admin, ['intake'])
      const answers = async (to: string) => {
        const asked = await Promise.all([get(to), get(to, headers)])
        return Promise.all(asked.map(async (answer) => [answer.status, await answer.text()]))
      }
      const there = await answers(`/files/evidence/${revisionId}`)
      expect(there.map(([status]) => status)).toEqual([401, 403])
      expect(there).toEqual(await answers(`/files/evidence/${randomUUID()}`))
    })
    test('to those who do not see it like something that does not exist', async () => {
      const guest = await served.signedIn(await seat('GUEST'))
      const answers = await Promise.all(
        [revisionId, randomUUID(), 'nonsense', "'--"].map(async (id) => {
          const answer = await get(`/files/evidence/${encodeURIComponent(id)}`, guest)
          return [answer.status, await answer.text()]
        }),
      )
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
      expect(answers[0]?.[0]).toBe(404)
    })
  })

  describe('exports the log', () => {
    beforeAll(async () => {
      const elsewhere = await anEngagement(served.record, served.workspaceId, { name: 'Elsewhere' })
      const findingId = await aFinding(served.record, served.workspaceId, elsewhere)
      await commentOnFinding(served.record, served.admin, { findingId, body: 'there' })
      await served.record.sequencer.settle(served.workspaceId)
    })
    const rows = async (search: string, headers = session) => {
      const answer = await get(`/export/activity.csv${search}`, headers)
      return { answer, lines: (await answer.text()).trimEnd().split('\r\n') }
    }
    test('as a file, with a head and a row a fact', async () => {
      const { answer, lines } = await rows('')
      expect([answer.status, answer.headers.get('content-type'), answer.headers.get('content-disposition')]).toEqual([
        200,
        'text/csv; charset=utf-8',
        'attachment; filename="activity.csv"',
      ])
      expect(lines[0]).toContain('"seq"')
      expect(lines.length).toBeGreaterThan(5)
    })
    test('so that no spreadsheet runs what a name or a reason says', async () => {
      const member = await seat('CONTRIBUTOR')
      const findingId = await aFinding(served.record, served.workspaceId, engagementId)
      const viewer = {
        ...member,
        actor: { ...member.actor, name: '=HYPERLINK("https://evil.example")' },
      } as typeof member
      await commentOnFinding(served.record, viewer, { findingId, body: 'x' })
      await served.record.sequencer.settle(served.workspaceId)
      const { lines } = await rows('?kinds=finding.commented')
      expect(lines.join('\n')).toContain(`"'=HYPERLINK(""https://evil.example"")"`)
    })
    test('of one engagement, of kinds, of an actor and of a time', async () => {
      const here = await rows(`?engagement=${key.toLowerCase()}`)
      expect(here.lines.length).toBeGreaterThan(1)
      expect(here.lines.slice(1).filter((line) => !line.includes(`"${key}"`))).toEqual([])
      expect((await rows('?kinds=no.such')).lines).toHaveLength(1)
      const mine = Buffer.from(`Membership:${served.admin.membershipId}`).toString('base64')
      expect((await rows(`?actor=${encodeURIComponent(mine)}`)).lines.length).toBeGreaterThan(1)
      expect((await rows('?actor=nobody')).lines).toHaveLength(1)
      expect((await rows('?from=2999-01-01')).lines).toHaveLength(1)
    })
    test.each<[string, () => Promise<Headers>, string, number]>([
      ['nobody', async () => ({}), '', 401],
      ['a guest', async () => served.signedIn(await seat('GUEST')), '', 403],
      ['a token that may not read', async () => (await served.tokenOf(served.admin, ['intake'])).headers, '', 403],
      ['an engagement that is not there', async () => session, '?engagement=ENG-999', 404],
      ['a date that is none', async () => session, '?from=yesterday', 400],
    ])('not for %s', async (_, headers, search, status) => {
      expect((await rows(search, await headers())).answer.status).toBe(status)
    })
  })

  describe('serves the page', () => {
    const html = { accept: 'text/html,*/*' }
    test.each(['/', '/findings', '/e/ENG-1?tab=gates', '/sign-in'])('at %s', async (to) => {
      const answer = await get(to, html)
      expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('<title>Assay')])
      expect(answer.headers.get('cache-control')).toBe('no-cache')
    })
    test('and the explorer at its own place', async () => {
      expect(await (await get('/graphiql', html)).text()).toContain('GraphiQL')
      expect(await (await get('/graphiqlish', html)).text()).toContain('<title>Assay')
    })
    test('and its files for good', async () => {
      expect((await get('/assets/app.js')).headers.get('cache-control')).toContain('immutable')
    })
    test.each<[string, string, RequestInit]>([
      ['a script that is not there', '/assets/gone.js', {}],
      ['a program', '/findings', { headers: { accept: 'application/json' } }],
      ['a form', '/findings', { method: 'POST', headers: html }],
      ['an account route that is not there', '/api/nothing', { headers: html }],
      ['a way out of the folder', '/..%2f..%2fpackage.json', {}],
    ])('but not to %s', async (_, to, init) => {
      const answer = await fetch(`${served.url}${to}`, init)
      expect([answer.status, await answer.json()]).toEqual([404, { error: 'Nothing is served at this path' }])
    })
    test.each(['/', '/livez', '/graphql', '/uploads', '/assets/app.js', '/nothing'])(
      'with what a browser must know, at %s',
      async (to) => {
        const headers = Object.fromEntries((await get(to, html)).headers)
        expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' })
        expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
      },
    )
  })

  test('answers what fails with a request id and nothing of the inside, and logs it once', async () => {
    const lines: { requestId?: string }[] = []
    const error = served.record.log.error
    served.record.log.error = (about: object) => void lines.push(about)
    const owner = new pg.Client(served.ownerUrl)
    await owner.connect()
    await owner.query('ALTER TABLE finding RENAME TO finding_away')
    try {
      const { headers } = await served.tokenOf(served.admin)
      const { text, errors } = await served.ask(headers, '{ findings { totalCount } }')
      expect(errors[0]?.extensions?.code).toBe('INTERNAL_SERVER_ERROR')
      expect(text).not.toMatch(/finding_|relation|prisma|select|\bat \//i)
      expect(lines.filter(({ requestId }) => requestId === errors[0]?.extensions?.requestId)).toHaveLength(1)
      expect(lines).toHaveLength(1)
    } finally {
      await owner.query('ALTER TABLE finding_away RENAME TO finding')
      await owner.end()
      served.record.log.error = error
    }
  })

  test('is alive and not ready while the database is away', async () => {
    expect(await (await get('/readyz')).json()).toEqual({ status: 'ready', version: '0.0.0-test' })
    const owner = new pg.Client(served.ownerUrl)
    await owner.connect()
    const { rows } = await owner.query<{ name: string }>('SELECT current_database() AS name')
    const name = rows[0]?.name ?? ''
    await owner.query(`ALTER DATABASE "${name}" CONNECTION LIMIT 0`)
    await owner.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()',
      [name],
    )
    try {
      await eventually('it is not ready', async () => (await get('/readyz')).status === 503)
      expect((await get('/livez')).status).toBe(200)
    } finally {
      await owner.query(`ALTER DATABASE "${name}" CONNECTION LIMIT -1`)
      await owner.end()
    }
    await eventually('it is ready again', async () => (await get('/readyz')).status === 200)
  })
})
