import { verdictHoursWhenDown, verdictMinutes } from '@assay/domain'
import { SignJWT } from 'jose'
import type { EngagementRecord } from '../kernel/record.ts'
import type { Verdict } from './read-verdict.ts'

export type SignedVerdict = Verdict & {
  expiresAt: Date
  /** Until when a pipeline may lean on it while Assay is out of reach. */
  whenDownUntil: Date
  /** Compact JWS (EdDSA) over the same, for whoever trusts this server's published keys. */
  jws: string
}

/** More reasons than anybody reads in a pipeline's log; the answer beside the signature has them all. */
const reasonsSigned = 20

/** Binds the verdict to (engagement, manifest digest, stage, environment) and to its moment. */
export async function signVerdict(
  { verdictKeys, publicUrl }: Pick<EngagementRecord, 'verdictKeys' | 'publicUrl'>,
  verdict: Verdict,
): Promise<SignedVerdict> {
  const { issuedAt } = verdict
  const expiresAt = new Date(issuedAt.getTime() + verdictMinutes * 60_000)
  const whenDownUntil = new Date(issuedAt.getTime() + verdictHoursWhenDown * 3_600_000)
  const { kid, key } = await verdictKeys.signing(issuedAt)
  const jws = await new SignJWT({
    engagement: verdict.engagement.key,
    version: verdict.modelVersion?.label ?? null,
    stage: verdict.stage,
    environment: verdict.environment,
    ready: verdict.ready,
    reasons: verdict.reasons.slice(0, reasonsSigned).map(({ code, message }) => ({ code, message })),
    log: verdict.seq.toString(),
    when_down_until: Math.floor(whenDownUntil.getTime() / 1_000),
  })
    .setProtectedHeader({ alg: 'EdDSA', kid, typ: 'assay-verdict+jwt' })
    .setIssuer(publicUrl)
    .setSubject(verdict.manifestDigest)
    .setIssuedAt(issuedAt)
    .setExpirationTime(expiresAt)
    .sign(key)
  return { ...verdict, expiresAt, whenDownUntil, jws }
}
