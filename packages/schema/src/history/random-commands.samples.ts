import { Refusal } from '@assay/domain'
import {
  acceptEvidence,
  changeEngagement,
  changeFindingSeverity,
  classifyEngagement,
  createFinding,
  decideGate,
  rejectEvidence,
  submitEvidence,
  type Viewer,
} from '@assay/record'
import fc from 'fast-check'
import type { Programme } from '../../../../test/support/programme.ts'

/** Which command, on which of the rows that there are, with which of its values. */
export type Step = { command: number; pick: number; value: number }

export const steps = fc.array(fc.record({ command: fc.nat(6), pick: fc.nat(40), value: fc.nat(40) }), {
  minLength: 8,
  maxLength: 14,
})

export type World = Programme & { owner: Viewer; signers: readonly Viewer[] }

/** Runs one command on a row of the workspace; an expected "no" is an answer too. */
export async function take(world: World, { command, pick, value }: Step): Promise<void> {
  const { record, written, workspaceId, owner, producer, accepter } = world
  const one = <Row>(rows: readonly Row[]) => {
    const row = rows[pick % rows.length]
    if (row === undefined) throw new Refusal('NOT_FOUND', 'There is none yet')
    return row
  }
  const engagement = async () => one(await written((tx) => tx.engagement.findMany({ orderBy: { number: 'asc' } })))
  const commands = [
    async () => {
      const { id, version } = await engagement()
      const change = [{ name: `Nora ${value}` }, { tier: (value % 4) + 1 }, { vendor: value % 2 ? 'Lumen' : null }]
      await changeEngagement(record, owner, { engagementId: id, expectedVersion: version, ...change[value % 3] })
    },
    async () => {
      const { id, version } = await engagement()
      const classification = { riskClass: 'NOT_HIGH', rationale: `Considered ${value} times.` }
      await classifyEngagement(record, owner, { engagementId: id, expectedVersion: version, classification })
    },
    async () => {
      const gate = one(await written((tx) => tx.gate.findMany({ where: { workspaceId }, orderBy: { number: 'asc' } })))
      await world.provide(gate.id)
    },
    async () => {
      const gates = await written((tx) => tx.gate.findMany({ where: { workspaceId }, orderBy: { number: 'asc' } }))
      const gate = gates.find(({ status }) => status === 'READY') ?? one(gates)
      const decision = gate.stage === 'INTAKE' ? 'PROCEED' : (['APPROVE', 'RETURN'][value % 2] ?? 'APPROVE')
      await Promise.any(
        world.signers.map((signer) =>
          decideGate(record, signer, {
            gateId: gate.id,
            expectedVersion: gate.version,
            decision,
            rationale: `For the ${value}th reason.`,
          }),
        ),
      ).catch(({ errors }: AggregateError) => Promise.reject(errors[0]))
    },
    async () => {
      const version = one(await written((tx) => tx.modelVersion.findMany({ orderBy: { id: 'asc' } })))
      await createFinding(record, owner, {
        engagementId: version.engagementId,
        modelVersionId: version.id,
        title: `Leak ${value}`,
        category: 'LEAKAGE',
        severity: value % 2 ? 'CRITICAL' : 'LOW',
      })
    },
    async () => {
      const finding = one(await written((tx) => tx.finding.findMany({ orderBy: { number: 'asc' } })))
      await changeFindingSeverity(record, owner, {
        findingId: finding.id,
        expectedVersion: finding.version,
        severity: value % 2 ? 'CRITICAL' : 'LOW',
        reason: 'Seen again.',
      })
    },
    async () => {
      const evidence = one(await written((tx) => tx.evidence.findMany({ orderBy: { number: 'asc' } })))
      const { id: evidenceId, version: expectedVersion, engagementId, title } = evidence
      const fresh = { engagementId, evidenceType: 'REGISTER_ENTRY', title: `${title} again` }
      if (value % 3 === 0) await acceptEvidence(record, accepter, { evidenceId, expectedVersion })
      else if (value % 3 === 1) {
        await rejectEvidence(record, accepter, { evidenceId, expectedVersion, reason: 'Not readable.' })
      } else await submitEvidence(record, producer, { ...fresh, uploadId: await world.uploaded(producer, `${value}`) })
    },
  ]
  await commands[command]?.().catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error
  })
}
