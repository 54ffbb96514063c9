import { createHash, randomInt } from 'node:crypto'

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const shape = /^assay_([0-9A-Za-z]{30})([0-9A-Za-z]{6})$/

/** `assay_` + 30 random base62 characters + a checksum of 6, so that a scanner can tell a leaked one from noise. */
export function newToken(): string {
  const random = Array.from({ length: 30 }, () => base62[randomInt(62)]).join('')
  return `assay_${random}${checksum(random)}`
}

export function isTokenShaped(token: string): boolean {
  const [, random = '', sum] = shape.exec(token) ?? []
  return sum !== undefined && checksum(random) === sum
}

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()

function checksum(random: string): string {
  let number = createHash('sha256').update(random).digest().readUIntBE(0, 6)
  let text = ''
  for (let i = 0; i < 6; i += 1) {
    text = `${base62[number % 62]}${text}`
    number = Math.floor(number / 62)
  }
  return text
}
