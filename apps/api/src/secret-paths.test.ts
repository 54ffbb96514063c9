import { describe, expect, test } from 'vitest'
import { holdsSecret, withoutSecret } from './secret-paths.ts'

describe('an address that is a key', () => {
  test.each([
    ['/board/assay_abc', '/board/…'],
    ['/board/assay_abc?x=1', '/board/…?x=1'],
    ['/invite/abc/def', '/invite/…'],
  ])('%s stands in no log', (url, logged) => {
    expect(holdsSecret(url)).toBe(true)
    expect(withoutSecret(url)).toBe(logged)
  })
  test.each(['/', '/board/', '/gates/G-1', '/graphql?query=/board/x'])('is not %s', (url) => {
    expect(holdsSecret(url)).toBe(false)
    expect(withoutSecret(url)).toBe(url)
  })
})
