import { describe, expect, test } from 'vitest'
import { readLink } from './link.ts'

const hex = 'a'.repeat(64)

describe('a link', () => {
  test('is kept with its title and the digest that was declared', () => {
    expect(
      readLink({ url: ' https://grafana.example/d/1?x=2#y ', title: ' Dashboard ', digest: `SHA256:${hex}` }),
    ).toEqual({
      url: 'https://grafana.example/d/1?x=2#y',
      title: 'Dashboard',
      digest: `sha256:${hex}`,
    })
    expect(readLink({ url: 'https://[::1]:8443/x', title: 'x' }).digest).toBeNull()
  })
  test.each([
    ['another scheme', 'http://a.example', 'https://'],
    ['a script', 'javascript:alert(1)', 'https://'],
    ['a password', 'https://me:secret@a.example', 'password'],
    ['no host', 'https:///x', 'no host'],
    ['a line break', 'https://a.example/\nx', 'cannot be seen'],
    ['a mark that turns the writing', 'https://a.example/\u202e', 'cannot be seen'],
  ])('with %s is refused with what to do', (_, url, said) => {
    expect(() => readLink({ url, title: 'x' })).toThrow(said)
  })
  test('without a title, or with half a digest, is refused', () => {
    expect(() => readLink({ url: 'https://a.example', title: ' ' })).toThrow('Say what stands behind')
    expect(() => readLink({ url: 'https://a.example', title: 'x', digest: 'sha256:abc' })).toThrow('64 hexadecimal')
  })
})
