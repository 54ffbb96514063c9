import { BlockList } from 'node:net'
import { SetupProblem } from './setup-problem.ts'

const NAMED = ['loopback', 'linklocal', 'uniquelocal']

/**
 * The peers whose `X-Forwarded-For` is believed, from ASSAY_TRUSTED_PROXIES: addresses, CIDR ranges, or the names
 * `loopback`, `linklocal` and `uniquelocal`, with commas between. None where it is not set.
 *
 * @throws {SetupProblem} for anything else, so that nobody is trusted by mistake.
 */
export function readTrustedProxies(env: NodeJS.ProcessEnv): string[] {
  const peers = (env.ASSAY_TRUSTED_PROXIES ?? '')
    .split(',')
    .map((peer) => peer.trim())
    .filter((peer) => peer !== '')
  const wrong = peers.find((peer) => !NAMED.includes(peer) && !isRange(peer))
  if (wrong === undefined) return peers
  throw new SetupProblem(
    `ASSAY_TRUSTED_PROXIES names "${wrong}"; it takes addresses, ranges such as 10.0.0.0/8, or ${NAMED.join(', ')}.`,
  )
}

function isRange(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  if (rest.length > 0 || (bits !== undefined && !/^\d{1,3}$/.test(bits))) return false
  const family = address.includes(':') ? 'ipv6' : 'ipv4'
  try {
    // A range of no bits is everybody.
    new BlockList().addSubnet(address, bits === undefined ? 1 : Number(bits), family)
    return bits === undefined || Number(bits) > 0
  } catch {
    return false
  }
}
