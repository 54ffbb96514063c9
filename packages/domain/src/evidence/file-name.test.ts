import { describe, expect, test } from 'vitest'
import { objectionToFileName } from './file-name.ts'

describe('the name of a file', () => {
  test.each(['report.pdf', 'Prüfbericht (Entwurf) 2.md', '評価.json', 'a..b', '.env', '🧪.sarif'])(
    'may be %j',
    (name) => {
      expect(objectionToFileName(name)).toBeNull()
    },
  )
  test.each([
    ['a line break', 'a\r\nSet-Cookie: x', 'U+000D'],
    ['NUL', 'a\u0000.pdf', 'U+0000'],
    ['a mark that turns the writing', 'bill\u202efdp.exe', 'U+202E'],
    ['an isolate', 'a\u2066b.md', 'U+2066'],
    ['half a character', 'a\ud800.md', 'U+D800'],
    ['a path', '../../etc/passwd', 'without folders'],
    ['a path of Windows', 'C:\\temp\\x.md', 'without folders'],
    ['nothing', ' ', 'has no name'],
    ['dots alone', '..', 'has no name'],
    ['too much', 'x'.repeat(256), '255 characters'],
  ])('with %s is refused with what to do', (_, name, said) => {
    expect(objectionToFileName(name)?.message).toContain(said)
  })
})
