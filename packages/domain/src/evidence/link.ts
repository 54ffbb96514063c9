import { type InvalidField, InvalidInput } from '../refusal.ts'

type Link = { url: string; title: string; digest: string | null }

/** The algorithms whose digests a link may declare, with the number of their hexadecimal characters. */
const digests: { readonly [algorithm: string]: number } = { sha256: 64, sha384: 96, sha512: 128 }

/** The link as it is kept. The record never fetches it. Throws InvalidInput for one that nobody could follow safely. */
export function readLink(given: { url: string; title: string; digest?: string | null }): Link {
  const fields: InvalidField[] = []
  const url = given.url.trim()
  const fault = faultOfAddress(url)
  if (fault !== null) fields.push({ path: ['link', 'url'], message: fault })
  const title = given.title.trim()
  if (title === '') fields.push({ path: ['link', 'title'], message: 'Say what stands behind the link.' })
  const digest = given.digest?.trim().toLowerCase() || null
  if (digest !== null && !isDigest(digest)) {
    const message = 'Give the digest as sha256: and 64 hexadecimal characters, or leave it out.'
    fields.push({ path: ['link', 'digest'], message })
  }
  if (fields.length > 0) throw new InvalidInput(fields)
  return { url, title, digest }
}

function faultOfAddress(url: string): string | null {
  if (url.length > 2_000) return 'Keep the address within 2,000 characters.'
  // No URL of its own here: the domain knows no platform. What passes has a host, no user and no blanks.
  if (/[\s\p{Cc}\p{Cf}\\]/u.test(url))
    return 'The address holds blanks or characters that cannot be seen. Copy it again.'
  if (!/^https:\/\//i.test(url)) return 'Give an address that begins with https://.'
  const host = /^https:\/\/([^/?#]*)/i.exec(url)?.[1] ?? ''
  if (host.includes('@')) return 'Leave user name and password out of the address.'
  return /^[a-z0-9.-]+(:\d{1,5})?$/i.test(host) || /^\[[0-9a-f:.]+\](:\d{1,5})?$/i.test(host)
    ? null
    : 'The address names no host. Copy it from the address bar.'
}

const isDigest = (digest: string) => {
  const [algorithm = '', value = ''] = digest.split(':')
  return digests[algorithm] === value.length && /^[0-9a-f]+$/.test(value)
}
