import { describe, expect, test } from 'vitest'
import { commandLineFor } from './read-intake-run.ts'

const run = { engagementKey: 'ENG-7', publicUrl: 'https://assay.example' }

describe('the command line of a run', () => {
  test('names the same target and waits', () => {
    const line = commandLineFor({ ...run, fileName: 'semgrep.sarif', modelVersion: { model: 'Nora', label: '2.1 rc' } })
    expect(line).toContain(
      `--data-binary '@semgrep.sarif' 'https://assay.example/ingest?engagement=ENG-7&model=Nora&version=2.1+rc&name=semgrep.sarif&wait=true'`,
    )
  })

  test('lets no file name speak to the shell', () => {
    const line = commandLineFor({ ...run, fileName: "'; rm -rf $HOME; '", modelVersion: null })
    expect(line).toContain(`--data-binary '@'\\''; rm -rf $HOME; '\\'''`)
    expect(line).not.toContain("name='")
  })
})
