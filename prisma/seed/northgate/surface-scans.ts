import { rulesOf } from '../story/scan-rule.ts'
import type { ScanStory } from '../story/story.ts'

const dast = rulesOf('DAST')
const config = rulesOf('CONFIG')
const told = (raw: string, severity: 'MEDIUM' | 'LOW' | 'INFO', cwe: number) => ({ raw, severity, cwe: [cwe] })

/** What the console answers from outside. */
export const consoleSurface: ScanStory = {
  slug: 'console-zap',
  tool: 'ZAP 2.16.1',
  source: 'ZAP',
  version: null,
  fileName: 'console-baseline.sarif',
  runs: [
    [96, '02:00'],
    [68, '02:00'],
    [33, '02:00'],
    [5, '02:00'],
  ],
  team: 'APPSEC',
  owners: ['tomas', 'wei'],
  rules: [
    dast('10038-1', 'Page without a content security policy', told('Medium', 'MEDIUM', 693), [
      'console.northgate.example/login:1',
      'console.northgate.example/payouts:1',
    ]),
    dast('10020-1', 'Page may be put into a frame', told('Medium', 'MEDIUM', 1021), [
      'console.northgate.example/help:1',
    ]),
    dast('10035-1', 'Answer without strict transport security', told('Low', 'LOW', 319), [
      'hooks.northgate.example/:1',
      'hooks-legacy.northgate.example/:1',
    ]),
    dast('10021-1', 'Content type may be guessed', told('Low', 'LOW', 693), ['console.northgate.example/statements:1']),
    dast('10096', 'Time of the server is told', told('Low', 'LOW', 497), ['hooks.northgate.example/health:1']),
    dast('90003', 'Script from another host without a digest', told('Medium', 'MEDIUM', 345), [
      'console.northgate.example/login:14',
    ]),
    dast('10109', 'Modern web application', told('Informational', 'INFO', 1059), ['console.northgate.example/:1']),
  ],
}

/** How Nora’s services are deployed. */
export const noraDeployment: ScanStory = {
  slug: 'nora-checkov',
  tool: 'Checkov 3.2.489',
  source: 'Checkov',
  version: null,
  fileName: 'nora-infra.sarif',
  runs: [
    [94, '06:00'],
    [59, '06:00'],
    [30, '06:00'],
    [9, '06:00'],
  ],
  team: 'ML_PLATFORM',
  owners: ['jonas', 'ines'],
  rules: [
    config('CKV_K8S_13', 'Container without a memory limit', told('warning', 'MEDIUM', 770), [
      'deploy/nora-gateway/deployment.yaml:41',
      'deploy/ingestion/deployment.yaml:38',
      'deploy/conversations/deployment.yaml:37',
    ]),
    config('CKV_K8S_43', 'Image that is not pinned by digest', told('warning', 'MEDIUM', 494), [
      'deploy/ingestion/deployment.yaml:22',
      'deploy/refund-tool/deployment.yaml:21',
    ]),
    config('CKV_AWS_338', 'Log group kept for less than a year', told('note', 'LOW', 778), [
      'infra/nora/logs.tf:8',
      'infra/nora/logs.tf:24',
    ]),
    config('CKV_AWS_109', 'Role that may manage permissions', told('warning', 'MEDIUM', 269), [
      'infra/nora/roles.tf:57',
    ]),
    config('CKV_AWS_158', 'Log group without a key of our own', told('note', 'LOW', 311), ['infra/nora/logs.tf:9']),
    config('CKV2_AWS_5', 'Security group that nothing uses', told('note', 'INFO', 1164), ['infra/nora/network.tf:66']),
  ],
}
