import { rulesOf } from '../story/scan-rule.ts'
import type { ScanStory } from '../story/story.ts'

const sast = rulesOf('SAST')
const config = rulesOf('CONFIG')
const told = (raw: string, severity: 'MEDIUM' | 'LOW', cwe: number) => ({ raw, severity, cwe: [cwe] })

export const codewrightScans: readonly ScanStory[] = [
  {
    slug: 'codewright-semgrep',
    tool: 'Semgrep OSS 1.139.0',
    source: 'Semgrep OSS',
    version: null,
    fileName: 'agent-runners.sarif',
    runs: [
      [92, '04:50'],
      [48, '04:50'],
      [10, '04:50'],
    ],
    team: 'ML_PLATFORM',
    owners: ['jonas'],
    rules: [
      config(
        'yaml.github-actions.security.pull-request-target',
        'Workflow runs foreign code with our rights',
        told('WARNING', 'MEDIUM', 913),
        ['.ci/agent-review.yaml:12'],
      ),
      config(
        'yaml.github-actions.security.unpinned-action',
        'Action that is not pinned by digest',
        told('WARNING', 'LOW', 829),
        ['.ci/agent-review.yaml:21', '.ci/agent-tests.yaml:18', '.ci/agent-docs.yaml:15'],
      ),
      config('dockerfile.security.missing-user', 'Runner image runs as root', told('WARNING', 'MEDIUM', 250), [
        'runners/agent/Dockerfile:1',
      ]),
      sast(
        'bash.lang.security.curl-pipe-shell',
        'Script from the network is run unseen',
        told('WARNING', 'MEDIUM', 494),
        ['runners/agent/install.sh:22'],
      ),
      sast('bash.lang.correctness.unquoted-expansion', 'Unquoted variable in a command', told('INFO', 'LOW', 78), [
        'runners/agent/entry.sh:9',
        'runners/agent/clean.sh:14',
      ]),
    ],
  },
]
