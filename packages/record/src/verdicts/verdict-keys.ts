import { createPrivateKey, createPublicKey, hkdfSync, type KeyObject } from 'node:crypto'
import { calculateJwkThumbprint, exportJWK, type JWK } from 'jose'

const periodMs = 90 * 86_400_000
/** RFC 8410: an Ed25519 private key is this prefix and 32 bytes. */
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex')

export type VerdictKeys = {
  /** The key of this moment and the id it is published under. */
  signing(now: Date): Promise<{ kid: string; key: KeyObject }>
  /** The public keys that a verdict in force may be signed with, and the next one, for those who keep a copy. */
  published(now: Date): Promise<JWK[]>
}

/**
 * Ed25519 keys, another one every ninety days, derived from the installation's secret: every process that shares the
 * secret signs alike, and none is stored. Whoever changes the secret ends the verdicts that were signed before.
 */
export function openVerdictKeys(secret: string): VerdictKeys {
  const known = new Map<number, Promise<{ kid: string; key: KeyObject; jwk: JWK }>>()
  function keyOf(period: number) {
    const made = known.get(period) ?? make(secret, period)
    known.set(period, made)
    return made
  }
  const periodAt = (now: Date) => Math.floor(now.getTime() / periodMs)

  return {
    async signing(now) {
      const { kid, key } = await keyOf(periodAt(now))
      return { kid, key }
    },
    async published(now) {
      const current = periodAt(now)
      const keys = await Promise.all([current - 1, current, current + 1].map(keyOf))
      return keys.map(({ jwk }) => jwk)
    },
  }
}

async function make(secret: string, period: number) {
  const seed = Buffer.from(hkdfSync('sha256', secret, '', `assay.verdict/1 ${period}`, 32))
  const key = createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seed]), format: 'der', type: 'pkcs8' })
  const jwk = await exportJWK(createPublicKey(key))
  const kid = await calculateJwkThumbprint(jwk)
  return { kid, key, jwk: { ...jwk, kid, alg: 'EdDSA', use: 'sig' } }
}
