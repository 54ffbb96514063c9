import { rulesOf, vulnerable } from '../story/scan-rule.ts'
import type { ScanStory } from '../story/story.ts'
import { consoleSurface } from './surface-scans.ts'

const sast = rulesOf('SAST')
const secret = rulesOf('SECRETS')
const config = rulesOf('CONFIG')
const told = (raw: string, severity: 'HIGH' | 'MEDIUM' | 'LOW' | 'INFO', cwe: number) => ({ raw, severity, cwe: [cwe] })

const codeql: ScanStory = {
  slug: 'console-codeql',
  tool: 'CodeQL 2.23.1',
  source: 'CodeQL',
  version: null,
  fileName: 'console.sarif',
  runs: [
    [108, '03:00'],
    [80, '03:00'],
    [52, '03:00'],
    [24, '03:00'],
    [3, '03:00'],
  ],
  team: 'APPSEC',
  owners: ['tomas', 'wei'],
  rules: [
    sast('js/xss-through-dom', 'Text from the page is read as markup', told('7.8', 'HIGH', 79), [
      'apps/console/src/search/Highlight.tsx:31',
    ]),
    sast(
      'js/client-side-unvalidated-url-redirection',
      'Redirect to an address from the query',
      told('6.1', 'MEDIUM', 601),
      ['apps/console/src/auth/return-to.ts:18', 'apps/console/src/payouts/open-bank.ts:24'],
    ),
    sast('js/missing-rate-limiting', 'Costly route without a limit', told('7.5', 'HIGH', 770), [
      'services/payouts/src/routes/export.ts:40',
    ]),
    sast('js/insecure-temporary-file', 'Temporary file that others can read', told('7.0', 'MEDIUM', 377), [
      'services/payouts/src/statement-pdf.ts:62',
    ]),
    sast('js/sensitive-get-query', 'Personal data in a query string', told('6.5', 'MEDIUM', 598), [
      'services/merchants/src/routes/find.ts:22',
      'services/merchants/src/routes/suggest.ts:17',
    ]),
    sast('js/regex-injection', 'Regular expression from input', told('7.5', 'MEDIUM', 730), [
      'services/disputes/src/filter.ts:45',
    ]),
    sast('js/clear-text-cookie', 'Cookie without Secure', told('5.0', 'MEDIUM', 614), [
      'services/merchants/src/session.ts:29',
    ]),
    sast('js/incomplete-sanitization', 'Only the first quote is escaped', told('7.8', 'MEDIUM', 116), [
      'services/disputes/src/csv.ts:33',
      'services/payouts/src/csv.ts:33',
    ]),
    sast('js/unneeded-defensive-code', 'Check that can never fail', told('note', 'INFO', 1126), [
      'apps/console/src/payouts/Table.tsx:88',
    ]),
    sast('java/ssrf', 'Address from a webhook setting is fetched', told('9.1', 'HIGH', 918), [
      'services/webhooks/src/main/kotlin/Deliver.kt:71',
    ]),
    sast('java/unsafe-deserialization', 'XML mapped to arbitrary types', told('7.2', 'MEDIUM', 502), [
      'services/settlement/src/main/kotlin/ReadBatch.kt:58',
    ]),
  ],
}

const eslint: ScanStory = {
  slug: 'console-eslint',
  tool: 'ESLint 9.38.0',
  source: 'ESLint',
  version: null,
  fileName: 'console-eslint.sarif',
  runs: [
    [107, '06:10'],
    [66, '06:10'],
    [31, '06:10'],
    [4, '06:10'],
  ],
  team: 'APPSEC',
  owners: ['wei'],
  rules: [
    sast('security/detect-object-injection', 'Property chosen by input', told('warning', 'LOW', 915), [
      'apps/console/src/table/sort.ts:20',
      'apps/console/src/table/columns.ts:41',
      'services/disputes/src/patch.ts:26',
      'services/merchants/src/patch.ts:26',
    ]),
    sast('security/detect-unsafe-regex', 'Regular expression that can be made slow', told('warning', 'MEDIUM', 1333), [
      'services/merchants/src/validate-vat.ts:9',
      'apps/console/src/forms/iban.ts:13',
    ]),
    sast('no-unsanitized/property', 'Assignment to innerHTML', told('error', 'MEDIUM', 79), [
      'apps/console/src/charts/tooltip.ts:47',
    ]),
    sast(
      'security/detect-possible-timing-attacks',
      'Secret compared character by character',
      told('warning', 'LOW', 208),
      ['services/webhooks/src/verify.ts:16'],
    ),
    sast('security/detect-non-literal-fs-filename', 'File name from input', told('warning', 'LOW', 22), [
      'services/payouts/src/archive.ts:30',
      'services/disputes/src/attachments.ts:52',
    ]),
  ],
}

const gitleaks: ScanStory = {
  slug: 'console-gitleaks',
  tool: 'Gitleaks 8.28.0',
  source: 'Gitleaks',
  version: null,
  fileName: 'console-gitleaks.sarif',
  runs: [
    [98, '05:30'],
    [63, '05:30'],
    [14, '05:30'],
  ],
  team: 'APPSEC',
  owners: ['tomas'],
  rules: [
    secret('slack-webhook-url', 'Chat webhook in a script', told('error', 'MEDIUM', 798), [
      'scripts/notify-deploy.sh:7',
    ]),
    secret('generic-api-key', 'Key of the sandbox in a fixture', told('error', 'LOW', 798), [
      'services/payouts/test/fixtures/bank.json:4',
      'services/webhooks/test/fixtures/hook.json:9',
    ]),
    secret('private-key', 'Private key of a test certificate', told('error', 'LOW', 321), [
      'services/settlement/src/test/resources/test-key.pem:1',
    ]),
  ],
}

const infra: ScanStory = {
  slug: 'console-trivy',
  tool: 'Trivy 0.67.2',
  source: 'Trivy',
  version: null,
  fileName: 'console-infra.sarif',
  runs: [
    [101, '06:30'],
    [71, '06:30'],
    [36, '06:30'],
    [8, '06:30'],
  ],
  team: 'SECURITY_OPERATIONS',
  owners: ['dev'],
  rules: [
    config('AVD-KSV-0014', 'Container may write to its root file system', told('HIGH', 'MEDIUM', 732), [
      'deploy/payouts/deployment.yaml:34',
      'deploy/disputes/deployment.yaml:31',
    ]),
    config('AVD-KSV-0012', 'Container may run as root', told('MEDIUM', 'MEDIUM', 250), [
      'deploy/settlement/deployment.yaml:29',
    ]),
    config('AVD-AWS-0104', 'Security group lets everything out', told('MEDIUM', 'MEDIUM', 284), [
      'infra/console/network.tf:58',
    ]),
    config('AVD-AWS-0132', 'Bucket without a key of our own', told('LOW', 'LOW', 311), [
      'infra/console/statements.tf:12',
    ]),
    vulnerable(
      'CVE-2026-1201',
      'netty: header smuggling',
      'MEDIUM',
      444,
      'pkg:maven/io.netty/netty-codec-http@4.1.108.Final',
    ),
    vulnerable(
      'CVE-2026-0702',
      'logback: settings from a header',
      'LOW',
      913,
      'pkg:maven/ch.qos.logback/logback-core@1.4.14',
    ),
    vulnerable(
      'CVE-2026-2603',
      'postgres driver: long passwords are cut',
      'MEDIUM',
      287,
      'pkg:maven/org.postgresql/postgresql@42.7.2',
    ),
  ],
}

export const consoleScans: readonly ScanStory[] = [codeql, eslint, gitleaks, infra, consoleSurface]
