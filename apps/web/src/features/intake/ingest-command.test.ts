import { describe, expect, test } from 'vitest'
import { ingestCommand } from './ingest-command.ts'

const target = {
  origin: 'http://127.0.0.1:4000',
  fileName: 'semgrep.sarif',
  engagementKey: 'ENG-1',
  versionLabel: '2.1',
}

describe('the command that takes a file in', () => {
  test('names the target and waits', () => {
    expect(ingestCommand(target)).toBe(
      'curl --data-binary @semgrep.sarif -H "Authorization: Bearer assay_…" ' +
        '"http://127.0.0.1:4000/ingest?engagement=ENG-1&version=2.1&name=semgrep.sarif&wait"',
    )
  })
  test('leaves the version out where the engagement itself is the target', () => {
    expect(ingestCommand({ ...target, versionLabel: null })).not.toContain('version=')
  })
  test('lets nothing of a file name reach the shell', () => {
    const command = ingestCommand({ ...target, fileName: `a'b $(id)".sarif` })
    expect(command).toContain(`'@a'\\''b $(id)".sarif'`)
    expect(command).toContain('name=a%27b+%24%28id%29%22.sarif')
  })
})
