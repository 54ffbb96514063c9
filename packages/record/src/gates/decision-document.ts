import { canonicalBytes } from '@assay/ledger'
import type { Prisma } from '../generated/client/client.ts'
import type { Snapshot } from '../kernel/snapshot.ts'
import { verifyDecision } from './verify-decision.ts'

const wholeDecision = {
  gate: { include: { engagement: { select: { key: true, name: true } } } },
  decidedBy: { select: { name: true } },
  reviewer: { select: { name: true } },
  signatures: {
    include: { signer: { select: { name: true } }, team: { select: { name: true } } },
    orderBy: [{ signedAt: 'asc' }, { id: 'asc' }],
  },
  conditions: {
    include: { owner: { select: { name: true } }, metBy: { select: { name: true } } },
    orderBy: { id: 'asc' },
  },
  revokedBy: { select: { id: true, digest: true, decidedAt: true, rationale: true } },
} satisfies Prisma.GateDecisionInclude

type Whole = Prisma.GateDecisionGetPayload<{ include: typeof wholeDecision }>

/**
 * One decision as a document of its own: what was frozen with its digest, and around it what came after. Canonical JSON
 * (RFC 8785), so that whoever holds it can compute the digest again without this server. Null for an unknown decision.
 */
export async function decisionDocument(
  { db }: Pick<Snapshot, 'db'>,
  workspaceId: string,
  id: string,
): Promise<string | null> {
  const row = await db.gateDecision.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    include: wholeDecision,
  })
  return row === null ? null : new TextDecoder().decode(canonicalBytes(documentOf(row)))
}

function documentOf(row: Whole) {
  const { holds, problems } = verifyDecision(row)
  const [revocation] = row.revokedBy
  return {
    format: 'assay.gate-decision-document/1',
    id: row.id,
    gate: row.gate.key,
    engagement: { key: row.gate.engagement.key, name: row.gate.engagement.name },
    status: row.status,
    decidedBy: row.decidedBy.name,
    decidedAt: row.decidedAt.toISOString(),
    effectiveAt: said(row.effectiveAt),
    digest: { algorithm: 'SHA-256', over: 'RFC 8785 canonical JSON of "frozen"', value: row.digest },
    frozen: row.frozen,
    signatures: row.signatures.map(({ kind, meaning, method, digest, signedAt, signer, team, signerId }) => ({
      ...{ kind, meaning, method, digest, signedAt: signedAt.toISOString() },
      ...{ signerId, signer: signer.name, team: team?.name ?? null },
    })),
    conditions: row.conditions.map(({ text, owner, expiresAt, metAt, metBy, metNote }) => ({
      ...{ text, owner: owner.name, expiresAt: expiresAt.toISOString() },
      ...{ metAt: said(metAt), metBy: metBy?.name ?? null, metNote },
    })),
    review:
      row.reviewBy === null
        ? null
        : {
            ...{ reason: row.exceptionRationale, reviewer: row.reviewer?.name ?? null, by: row.reviewBy.toISOString() },
            ...{ reviewedAt: said(row.reviewedAt), outcome: row.reviewOutcome, note: row.reviewNote },
          },
    revokedBy:
      revocation === undefined
        ? null
        : {
            ...{ id: revocation.id, digest: revocation.digest, reason: revocation.rationale },
            at: revocation.decidedAt.toISOString(),
          },
    checkedWhenExported: { holds, problems },
  }
}

const said = (at: Date | null) => at?.toISOString() ?? null
