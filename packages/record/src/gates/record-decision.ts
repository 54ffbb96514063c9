import type { GateOutcome, SessionMethod, Signer, SingleSignerException } from '@assay/domain'
import type { Transaction } from '../kernel/database.ts'
import { type FrozenCondition, freezeDecision } from './freeze-decision.ts'
import type { LoadedCase } from './load-sign-off-case.ts'
import { decidingTeam, sign } from './sign.ts'

type Taken = {
  decision: GateOutcome
  rationale: string
  conditions?: readonly FrozenCondition[]
  exception?: SingleSignerException | null
  revokes?: { id: string; digest: string } | null
  signer: Signer
  /** The team signed for; that of the A where the signer belongs to it, unless named. */
  teamId?: string | null
  method: SessionMethod | undefined
  now: Date
}

/** Puts a decision on record as it waits: frozen over what it was taken on, with the signature that decides. */
export async function recordDecision(tx: Transaction, loaded: LoadedCase, taken: Taken) {
  const { decision, rationale, conditions = [], exception = null, revokes = null, signer, method, now } = taken
  const { gate } = loaded.facts
  const { workspaceId } = gate
  const deciding = { decision, rationale, conditions, exception, revokes, signerId: signer.id, now }
  const { frozen, digest } = freezeDecision(loaded, deciding)
  const { id } = await tx.gateDecision.create({
    data: {
      ...{ workspaceId, gateId: gate.id, decision, rationale, frozen, digest, status: 'PENDING' },
      readinessId: await newestReading(tx, workspaceId, gate.id),
      ...{ decidedById: signer.id, decidedAt: now, createdAt: now, updatedAt: now },
      exceptionRationale: exception?.rationale ?? null,
      reviewerId: exception?.reviewerId ?? null,
      reviewBy: exception?.reviewBy ?? null,
      revokesId: revokes?.id ?? null,
    },
  })
  await tx.gateCondition.createMany({
    data: conditions.map((condition) => ({ workspaceId, decisionId: id, ...condition })),
  })
  const signatureId = await sign(tx, {
    workspaceId,
    decisionId: id,
    signer,
    teamId: taken.teamId === undefined ? decidingTeam(signer, loaded.seats) : taken.teamId,
    kind: 'DECIDES',
    meaning: frozen.meaning,
    digest,
    method,
    now,
  })
  return { id, signatureId }
}

async function newestReading(tx: Transaction, workspaceId: string, gateId: string): Promise<string | null> {
  const newest = await tx.gateReadiness.findFirst({
    where: { workspaceId, gateId },
    orderBy: [{ gateVersion: 'desc' }, { computedAt: 'desc' }, { id: 'desc' }],
    select: { id: true },
  })
  return newest?.id ?? null
}

/** The whole rationale stands on the decision; the log tells its beginning. */
export function shortened(text: string): string {
  return text.length <= 500 ? text : `${text.slice(0, 499).toWellFormed()}…`
}
