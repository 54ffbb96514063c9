import { Conflict, Denied, NotReady, objectionToSession } from '@assay/domain'
import { mustBeAllowed, seatOf } from '../identity/must-be-allowed.ts'
import { change } from '../kernel/change.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { loadCells } from './cells-in-force.ts'
import { digestOfCells, signedCells } from './matrix-digest.ts'
import { fillFrame, readFrame, readLeft } from './raci-frame.ts'

export type SignRaci = {
  /** Of the matrix that the signer looked at. */
  digest: string
}

/**
 * Security leadership signs the programme's matrix as it stands. Answers with the signature's id. Throws NotReady with
 * the gaps while there are any, and Conflict when the matrix is not the one that the signer saw.
 */
export function signRaci(record: EngagementRecord, viewer: Viewer, { digest }: SignRaci) {
  return change(record, viewer, async function signRaci({ tx, now, announce }) {
    const { workspaceId } = viewer
    mustBeAllowed(viewer, 'SIGN')
    if (!viewer.teams.some((team) => team.function === 'SECURITY_LEADERSHIP')) {
      throw new Denied('Security leadership signs the matrix. Ask one of its signers.', 'NOT_ACCOUNTABLE')
    }
    const stale = objectionToSession(viewer.authenticatedAt, now)
    if (stale !== null) throw stale
    const reading = { db: tx, sql: () => Promise.reject(new Error('The matrix is signed as it stands now')) }
    const all = await loadCells(reading, workspaceId, [], null)
    const rows = fillFrame(await readFrame(reading, workspaceId), null, all, await readLeft(reading, workspaceId, all))
    const gaps = rows.flatMap(({ problems }) => problems.map((problem) => ({ ...problem, subject: null })))
    if (gaps.length > 0) throw new NotReady(gaps)

    const cells = signedCells(all)
    if (digestOfCells(cells) !== digest) {
      throw new Conflict('The matrix changed since you opened it. Look at it again, then sign.')
    }
    const { id } = await tx.raciSignature.create({
      data: { workspaceId, signerId: seatOf(viewer), method: 'PASSWORD', digest, cells, signedAt: now },
    })
    announce({ kind: 'raci.signed', subject: { type: 'Workspace', id: workspaceId }, refs: { raciSignatureId: id } })
    return id
  })
}
