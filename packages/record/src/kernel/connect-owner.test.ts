import { describe, expect, test } from 'vitest'
import { connectOwner, isTooOld } from './connect-owner.ts'

describe('connecting as the owner', () => {
  test('names host and port of a server that cannot be reached, and no password', async () => {
    const attempt = connectOwner('postgresql://assay:s3cret@127.0.0.1:1/assay')
    await expect(attempt).rejects.toThrow(/^The PostgreSQL at 127\.0\.0\.1:1 cannot be reached \(ECONNREFUSED\)\.$/)
  })

  test.each(['', 'mysql://localhost/assay', 'postgresql://assay:s3cret@local host:x/assay'])(
    'asks for an address instead of "%s" without repeating it',
    async (url) => {
      await expect(connectOwner(url)).rejects.toThrow(/^DATABASE_URL is not of the form/)
    },
  )

  test.each([
    [140_013, true],
    [150_000, false],
    [180_004, false],
  ])('calls server_version_num %i too old: %s', (version, answer) => {
    expect(isTooOld(version)).toBe(answer)
  })
})
