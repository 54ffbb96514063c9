import { describe, expect, test } from 'vitest'
import { hashPassword, verifyPassword } from './password.ts'

describe('a password', () => {
  test('is kept as a salted Argon2id hash that only it opens', async () => {
    const [hash, again] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')])
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(hash).not.toBe(again)
    expect(await verifyPassword({ hash, password: 'correct horse' })).toBe(true)
    expect(await verifyPassword({ hash, password: 'correct horse ' })).toBe(false)
    expect(await verifyPassword({ hash, password: '' })).toBe(false)
  })

  test.each(['', 'plain', '$2b$10$abcdefghijklmnopqrstuv', '$argon2id$v=19$m=19456,t=2,p=1$'])(
    'is not opened by something else than a hash: %j',
    async (hash) => {
      expect(await verifyPassword({ hash, password: hash })).toBe(false)
    },
  )

  test('keeps its accents', async () => {
    const hash = await hashPassword('grüße\u{1f511}')
    expect(await verifyPassword({ hash, password: 'grüße\u{1f511}' })).toBe(true)
    expect(await verifyPassword({ hash, password: 'grusse\u{1f511}' })).toBe(false)
  })
})
