import { commentOnFinding, giveGrant, type Viewer } from '@assay/record'
import { beforeAll, describe, expect, test } from 'vitest'
import { aFinding, aMembership, anEngagement, viewerOf } from '../../../test/support/builders.ts'
import { eventually } from '../../../test/support/eventually.ts'
import { aServedRecord, type ServedRecord } from '../../../test/support/served-record.ts'
import { openSocket, type Socket } from './live-socket.samples.ts'
import { page } from './page-documents.samples.ts'

describe('ten people with two roles on the page', () => {
  let served: ServedRecord
  let findingId: string
  const sockets: Socket[] = []
  beforeAll(async () => {
    served = await aServedRecord()
    const { record, workspaceId, admin } = served
    const engagementId = await anEngagement(record, workspaceId)
    findingId = await aFinding(record, workspaceId, engagementId)
    const seat = async (role: string): Promise<Viewer> => {
      const membershipId = await aMembership(record, workspaceId, { role })
      if (role === 'GUEST') await giveGrant(record, admin, { membershipId, role: 'CONTRIBUTOR', engagementId })
      return viewerOf(record, workspaceId, membershipId)
    }
    const roles = ['CONTRIBUTOR', 'SIGNER', 'VIEWER', 'AUDITOR', 'CONTRIBUTOR', 'CONTRIBUTOR']
    for (const role of [...roles, 'GUEST', 'GUEST', 'GUEST', 'GUEST']) {
      const socket = await openSocket(served.url, { headers: await served.signedIn(await seat(role)) })
      await socket.init()
      sockets.push(socket)
    }
    return async () => {
      for (const socket of sockets) socket.leave()
      await served.close()
    }
  })
  const say = (body: string) => commentOnFinding(served.record, served.admin, { findingId, body })

  test('are two cohorts: each fact is executed twice, and all hear it', async () => {
    const persisted = { query: '', extensions: page('LiveActivity') }
    // Each resumes from a place of its own, which is no part of the question.
    for (const [index, socket] of sockets.entries()) {
      const after = Buffer.from(`assay1.${index % 2}`).toString('base64url')
      socket.send({ id: 'a', type: 'subscribe', payload: { ...persisted, variables: { after } } })
    }
    await eventually('all follow', () => served.streams().followers === 10)
    await say('one')
    const heard = (socket: Socket) => JSON.stringify(socket.delivered('a').at(-1))
    await eventually('all are current', () => sockets.every((socket) => heard(socket)?.includes('one')))
    const before = served.streams().executions
    for (const body of ['two', 'three', 'four']) await say(body)
    await eventually('all heard all', () => sockets.every((socket) => heard(socket)?.includes('four')))
    expect(served.streams().executions - before).toBe(3 * 2)
    for (const socket of sockets) expect(socket.delivered('a').every(({ errors }) => errors === undefined)).toBe(true)
  })
})
