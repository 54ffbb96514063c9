import { describe, expect, test } from 'vitest'
import { readMaxUploadBytes } from './max-upload.ts'
import { SetupProblem } from './setup-problem.ts'

describe('the largest file that is taken', () => {
  test('is 512 MiB, or what the setting says', () => {
    expect(readMaxUploadBytes({})).toBe(536_870_912)
    expect(readMaxUploadBytes({ ASSAY_MAX_UPLOAD_MIB: '2048' })).toBe(2_147_483_648)
  })
  test.each(['0', '-1', '1.5', 'much', '65537'])('is not %j', (text) => {
    expect(() => readMaxUploadBytes({ ASSAY_MAX_UPLOAD_MIB: text })).toThrow(SetupProblem)
  })
})
