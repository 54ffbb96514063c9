import { Conflict, objectionToOwnership } from '@assay/domain'
import { rowKey, uuidOr } from '../engagements/row-key.ts'
import { proseLength, readTexts } from '../engagements/written.ts'
import { mustBeAllowed, seatOf } from '../identity/must-be-allowed.ts'
import { change } from '../kernel/change.ts'
import { lockGates } from '../kernel/lock-gate.ts'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { mustSee } from '../kernel/visible.ts'
import { objectionToDoubleA } from './accountable-of.ts'
import { gatesTouchedBy } from './gates-touched-by.ts'
import { recomputeReadiness } from './recompute-readiness.ts'
import { mustLoad, signerOf } from './signing.ts'
import { aboutGate, touchedBy } from './subject-of-gate.ts'

export type AnswerMaterialChange = {
  gateId: string
  /** The evidence that took the place of what the gate was decided on. */
  evidenceId: string
  /** Whether it changes what was decided; false is the one-click "no material change". */
  material: boolean
  note?: string
}

/**
 * Says of a new revision of standing evidence whether it changes what the gate was decided on (rule 10). Who holds the A
 * answers; a material change turns the approval at once. Answers with the gate's id.
 */
export function answerMaterialChange(record: EngagementRecord, viewer: Viewer, input: AnswerMaterialChange) {
  return change(record, viewer, async function answerMaterialChange({ tx, now, announce }) {
    const { workspaceId } = viewer
    const gate = mustSee(
      await tx.gate.findUnique({ where: rowKey(workspaceId, input.gateId) }),
      viewer.audience,
      'gate',
    )
    mustBeAllowed(viewer, 'SIGN', gate.engagementId)
    const touched = await gatesTouchedBy(tx, workspaceId, touchedBy(gate))
    await lockGates(tx, workspaceId, touched)
    const { text, done } = readTexts()
    const note = text(['note'], input.note ?? '', { longest: proseLength })
    done()

    const loaded = await mustLoad(tx, viewer, gate.id, now)
    const objection =
      objectionToDoubleA(loaded.seats) ?? objectionToOwnership(loaded.case, signerOf(loaded, viewer), now)
    if (objection !== null) throw objection
    const evidenceId = uuidOr(input.evidenceId)
    const asked = loaded.reading.standing?.questions.some((question) => question.evidenceId === evidenceId) ?? false
    const evidence = loaded.facts.evidence.find(({ id }) => id === evidenceId)
    const decision = loaded.facts.gate.decisions.find(({ status }) => status === 'EFFECTIVE')
    const sha256 = evidence?.revisions[0]?.sha256
    if (!asked || evidence === undefined || decision === undefined || sha256 === undefined) {
      throw new Conflict('This is not asked any more: somebody answered, or the gate was decided anew. Reload to see.')
    }

    await tx.materialChange.create({
      data: {
        workspaceId,
        gateId: gate.id,
        decisionId: decision.id,
        evidenceId,
        sha256,
        material: input.material,
        note,
        answeredById: seatOf(viewer),
        answeredAt: now,
      },
    })
    announce({
      kind: 'gate.materialityAnswered',
      ...aboutGate(gate),
      changes: [{ field: 'materialChange', from: null, to: input.material ? 'YES' : 'NO' }],
      refs: { evidenceId },
      reason: note.slice(0, 500).toWellFormed() || null,
    })
    // An answer changes nothing that the gate's row shows, but whoever looks at it sees the question go.
    await tx.gate.update({
      where: { workspaceId_id: { workspaceId, id: gate.id } },
      data: { version: { increment: 1 }, updatedAt: now },
    })
    await recomputeReadiness(tx, workspaceId, touched, now, announce)
    return gate.id
  })
}
