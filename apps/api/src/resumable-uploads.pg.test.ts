import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs'
import { connect } from 'node:net'
import path from 'node:path'
import { Readable } from 'node:stream'
import { submitEvidence } from '@assay/record'
import { beforeAll, describe, expect, test } from 'vitest'
import { aMembership, viewerOf } from '../../../test/support/builders.ts'
import { eventually } from '../../../test/support/eventually.ts'
import { aServedRecord, type Headers, type ServedRecord } from '../../../test/support/served-record.ts'
import { Pieces } from './pieces.ts'

const limit = 4 * 1024 ** 2
const base64 = (text: string) => Buffer.from(text).toString('base64')
const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe('an upload in pieces', () => {
  let served: ServedRecord
  let mine: Headers
  let engagementId: string
  beforeAll(async () => {
    served = await aServedRecord({ maxUploadBytes: limit })
    mine = await served.signedIn(served.admin)
    engagementId = await served.useCase(served.admin)
    return served.close
  }, 60_000)

  const ask = (method: string, to: string, headers: Headers, body?: Uint8Array) =>
    fetch(`${served.url}${to}`, {
      method,
      headers: { 'tus-resumable': '1.0.0', ...headers },
      ...(body === undefined ? {} : { body: Buffer.from(body) }),
    })
  const begin = (size: number, { name = 'report.bin', sha256 = '', headers = mine } = {}) => {
    const said = [`name ${base64(name)}`, `type ${base64('application/octet-stream')}`]
    if (sha256 !== '') said.push(`sha256 ${base64(sha256)}`)
    return ask('POST', '/uploads/resumable', {
      ...headers,
      'upload-length': String(size),
      'upload-metadata': said.join(','),
    })
  }
  const begun = async (...given: Parameters<typeof begin>) => {
    const answer = await begin(...given)
    if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`)
    return answer.headers.get('location') ?? ''
  }
  const send = (to: string, offset: number, bytes: Uint8Array, headers = mine) => {
    const said = { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' }
    return ask('PATCH', to, { ...headers, ...said }, bytes)
  }
  const offsetOf = async (to: string, headers = mine) =>
    Number((await ask('HEAD', to, headers)).headers.get('upload-offset'))
  const idOf = (to: string) => to.split('/').at(-1) ?? ''
  const keptAs = (id: string) => served.written((tx) => tx.upload.findFirst({ where: { id } }))

  test('that is cut off half way goes on where it stopped, and becomes evidence', async () => {
    const bytes = randomBytes(2_000_000)
    const to = await begun(bytes.length, { sha256: digestOf(bytes) })
    const { hostname, port } = new URL(served.url)
    const socket = connect(Number(port), hostname)
    const head = [
      `PATCH ${to} HTTP/1.1`,
      `Host: ${hostname}:${port}`,
      'Tus-Resumable: 1.0.0',
      'Upload-Offset: 0',
      'Content-Type: application/offset+octet-stream',
      `Content-Length: ${bytes.length}`,
      `Cookie: ${mine.cookie}`,
    ]
    socket.write(`${head.join('\r\n')}\r\n\r\n`)
    socket.write(bytes.subarray(0, 900_000))
    const piece = path.join(served.record.blobs.pieces, idOf(to))
    await eventually('its first bytes lie there', () => statSync(piece).size > 0)
    socket.destroy()
    const offset = await offsetOf(to)
    expect(offset).toBeGreaterThan(0)
    expect(offset).toBeLessThan(bytes.length)
    expect(await keptAs(idOf(to))).toBeNull()
    const rest = await send(to, offset, bytes.subarray(offset))
    expect([rest.status, await offsetOf(to)]).toEqual([204, bytes.length])
    expect(await keptAs(idOf(to))).toMatchObject({ sha256: digestOf(bytes), size: 2_000_000n, name: 'report.bin' })
    expect(existsSync(piece)).toBe(false)

    const evidenceId = await submitEvidence(served.record, served.admin, {
      engagementId,
      evidenceType: 'REGISTER_ENTRY',
      title: 'Entry',
      uploadId: idOf(to),
    })
    const revision = await served.written((tx) => tx.evidenceRevision.findFirstOrThrow({ where: { evidenceId } }))
    expect(revision).toMatchObject({ sha256: digestOf(bytes), revision: 1 })
  })

  test('is finished for a sender who lost the last answer', async () => {
    const bytes = randomBytes(1_000)
    const to = await begun(bytes.length)
    // As a process leaves it that died between the last byte and the record.
    await new Pieces(served.record.blobs.pieces).write(Readable.from([bytes]), idOf(to), 0)
    expect(await offsetOf(to)).toBe(1_000)
    expect(await keptAs(idOf(to))).toMatchObject({ sha256: digestOf(bytes) })
    expect(await offsetOf(to)).toBe(1_000)
  })

  test('whose bytes are not what was announced is refused and given up', async () => {
    const to = await begun(3, { sha256: digestOf(Buffer.from('yes')) })
    const answer = await send(to, 0, Buffer.from('nay'))
    expect([answer.status, await answer.json()]).toEqual([
      422,
      { error: 'The file was changed on its way: its SHA-256 is another. Send it again.' },
    ])
    expect((await ask('HEAD', to, mine)).status).toBe(404)
    expect(await keptAs(idOf(to))).toBeNull()
  })

  test.each([
    ['2 GiB', 2 * 1024 ** 3, {}, 413, 'larger than 4 MiB: split it or send less'],
    ['nothing', 0, {}, 422, 'The file is empty: choose another.'],
    ['a control in its name', 5, { name: 'a\u0007.md' }, 422, 'U+0007'],
    ['a mark that turns its name', 5, { name: 'a\u202egpj.exe' }, 422, 'U+202E'],
    ['a path for a name', 5, { name: '../../etc/passwd' }, 422, 'without folders'],
  ])('of %s is refused before a byte is sent, with what to do', async (_, size, given, status, said) => {
    const answer = await begin(size, given)
    expect([answer.status, await answer.json()]).toEqual([status, { error: expect.stringContaining(said) }])
  })

  test('is nobody else’s to ask after, to continue or to cancel', async () => {
    const to = await begun(10)
    const colleague = await viewerOf(
      served.record,
      served.workspaceId,
      await aMembership(served.record, served.workspaceId, { role: 'ADMIN' }),
    )
    const token = (await served.tokenOf(served.admin, ['evidence:write'])).headers
    for (const theirs of [await served.signedIn(colleague), token]) {
      const answers = [
        await ask('HEAD', to, theirs),
        await send(to, 0, Buffer.from('x'), theirs),
        await ask('DELETE', to, theirs),
        await ask('HEAD', '/uploads/resumable/019bb0c4-0000-4000-8000-000000000000', theirs),
        await ask('HEAD', '/uploads/resumable/..%2F..%2Fkeys', theirs),
      ]
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404])
    }
    expect((await ask('HEAD', to, {})).status).toBe(401)
    expect(await offsetOf(to)).toBe(0)
  })

  test('is begun by a token for evidence or intake, and not by one that reads or from another site', async () => {
    const by = async (scopes: Parameters<typeof served.tokenOf>[1]) =>
      (await served.tokenOf(served.admin, scopes)).headers
    expect((await begin(5, { headers: await by(['evidence:write']) })).status).toBe(201)
    expect((await begin(5, { headers: await by(['intake']) })).status).toBe(201)
    expect((await begin(5, { headers: await by(['read']) })).status).toBe(403)
    expect((await begin(5, { headers: { ...mine, origin: 'https://evil.example' } })).status).toBe(403)
  })

  test('is cancelled by its sender, and cleared when nobody sent to it for a day', async () => {
    const folder = served.record.blobs.pieces
    const cancelled = await begun(10)
    expect((await ask('DELETE', cancelled, mine)).status).toBe(204)
    expect((await ask('HEAD', cancelled, mine)).status).toBe(404)

    const [old, young] = [await begun(10), await begun(10)]
    const longAgo = new Date(Date.now() - 25 * 3_600_000)
    for (const name of [idOf(old), `${idOf(old)}.json`]) utimesSync(path.join(folder, name), longAgo, longAgo)
    await new Pieces(folder).clear(new Date(Date.now() - 24 * 3_600_000))
    expect([(await ask('HEAD', old, mine)).status, (await ask('HEAD', young, mine)).status]).toEqual([404, 200])
    expect(readdirSync(folder).some((name) => name.startsWith(idOf(old)))).toBe(false)
  })
})
