import type { IncomingMessage } from 'node:http'
import { Rejected } from './rejected.ts'

/** The origins that a browser may act from with a cookie. */
export function allowedOrigins(publicUrl: string): ReadonlySet<string> {
  const { origin, port, protocol } = new URL(publicUrl)
  const local = ['127.0.0.1', 'localhost'].map((host) => `${protocol}//${host}${port === '' ? '' : `:${port}`}`)
  return new Set([origin, ...(local.includes(origin) ? local : [])])
}

/** A cookie travels with requests that other sites make; their Origin tells them apart. Tokens are never sent by themselves. */
export function mustBeSameOrigin(request: IncomingMessage, allowed: ReadonlySet<string>): void {
  if (request.headers.authorization !== undefined) return
  const { origin } = request.headers
  const site = request.headers['sec-fetch-site']
  if (origin !== undefined ? allowed.has(origin) : site === undefined || site === 'same-origin' || site === 'none')
    return
  throw new Rejected(403, 'This request came from another site')
}
