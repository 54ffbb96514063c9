import { describe, expect, test } from 'vitest'
import { plainFileName } from './receive-upload.ts'

describe('the name of an upload', () => {
  test.each([
    ['report.sarif', 'report.sarif'],
    ['bill\u202efdp.exe', 'billfdp.exe'],
    ['a\r\nSet-Cookie: x\u0000', 'aSet-Cookie: x'],
    ['\ud800half', 'half'],
    ['../../etc/passwd', '../../etc/passwd'],
    [' \u0007 ', 'file'],
  ])('%j is kept as %j', (name, kept) => {
    expect(plainFileName(name)).toBe(kept)
  })

  test('holds at most 255 characters', () => {
    expect(Array.from(plainFileName('🧪'.repeat(400)))).toHaveLength(255)
  })
})
