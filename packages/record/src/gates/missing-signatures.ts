import { listed, type RequiredSignature, signaturesRequired, spoken } from '@assay/domain'
import type { Snapshot } from '../kernel/snapshot.ts'
import { loadSignOffCase } from './load-sign-off-case.ts'

/** Who has still to sign the decision, in words; nobody unless it waits. */
export async function missingSignatures(
  { db }: Pick<Snapshot, 'db'>,
  decision: { workspaceId: string; id: string; gateId: string; status: string },
  now: Date,
): Promise<string[]> {
  if (decision.status !== 'PENDING') return []
  const loaded = await loadSignOffCase(db, decision.workspaceId, decision.gateId, now, [])
  if (loaded?.standing?.id !== decision.id) return []
  return signaturesRequired(loaded.case)
    .filter(({ signedBy }) => signedBy === null)
    .map(inWords)
}

function inWords({ meaning, oneOf }: RequiredSignature): string {
  if (meaning === 'DECIDES') return 'the holder of the A'
  return oneOf === null ? 'another signer' : `a signer of ${listed(oneOf.map(spoken))}`
}
