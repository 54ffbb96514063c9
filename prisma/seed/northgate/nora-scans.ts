import { rulesOf, vulnerable } from '../story/scan-rule.ts'
import type { ScanStory } from '../story/story.ts'
import { noraDeployment } from './surface-scans.ts'

const sast = rulesOf('SAST')
const medium = (cwe: number) => ({ raw: 'warning', severity: 'MEDIUM', cwe: [cwe] }) as const
const low = (cwe: number) => ({ raw: 'note', severity: 'LOW', cwe: [cwe] }) as const
const high = (cwe: number) => ({ raw: 'error', severity: 'HIGH', cwe: [cwe] }) as const

const services: ScanStory = {
  slug: 'nora-semgrep',
  tool: 'Semgrep OSS 1.139.0',
  source: 'Semgrep OSS',
  version: null,
  fileName: 'nora-services.sarif',
  runs: [
    [112, '04:40'],
    [84, '04:40'],
    [56, '04:40'],
    [28, '04:40'],
    [7, '04:42'],
    [1, '04:41'],
  ],
  team: 'ML_PLATFORM',
  owners: ['jonas', 'ines', 'leila'],
  failed: {
    at: [29, '04:40'],
    problem: 'The file ends in the middle of a result: the upload was cut off. Send it again.',
  },
  rules: [
    sast(
      'javascript.express.security.audit.express-open-redirect',
      'Redirect to an address from the request',
      medium(601),
      ['services/conversations/src/routes/resume.ts:44', 'services/nora-gateway/src/routes/feedback.ts:19'],
    ),
    sast('javascript.lang.security.audit.detect-non-literal-regexp', 'Regular expression built from input', low(1333), [
      'services/nora-gateway/src/guardrails/match-rule.ts:27',
      'services/nora-gateway/src/guardrails/redact.ts:66',
      'services/ingestion/src/clean-html.ts:102',
    ]),
    sast('javascript.jsonwebtoken.security.jwt-none-alg', 'Token accepted without a signature', high(347), [
      'services/conversations/src/auth/partner-token.ts:38',
    ]),
    sast('javascript.lang.security.detect-child-process', 'Command built from input', high(78), [
      'services/ingestion/src/convert-pdf.ts:51',
    ]),
    sast(
      'javascript.express.security.audit.express-check-csurf-middleware-usage',
      'Cookie session without a request-forgery check',
      medium(352),
      ['services/conversations/src/server.ts:24', 'services/feedback/src/server.ts:18'],
    ),
    sast('typescript.lang.security.audit.path-traversal', 'Path from input reaches the file system', medium(22), [
      'services/ingestion/src/store-attachment.ts:73',
      'services/ingestion/src/load-macro.ts:29',
    ]),
    sast('javascript.lang.security.audit.prototype-pollution', 'Object key from input', medium(1321), [
      'services/nora-gateway/src/session/merge-context.ts:88',
      'services/feedback/src/merge-answers.ts:35',
    ]),
    sast('generic.secrets.logging.log-of-token', 'Token written to the log', medium(532), [
      'services/nora-gateway/src/provider/helion-client.ts:141',
      'services/orders-tool/src/client.ts:57',
    ]),
    sast('javascript.lang.security.insecure-random', 'Random number that can be guessed', low(338), [
      'services/conversations/src/ids.ts:12',
      'services/feedback/src/sample.ts:21',
    ]),
    sast('javascript.express.security.cors-misconfiguration', 'Any origin may read answers', medium(942), [
      'services/nora-gateway/src/server.ts:33',
    ]),
    sast('javascript.lang.correctness.unbounded-await-loop', 'Loop without a bound on retries', low(835), [
      'services/orders-tool/src/retry.ts:16',
      'services/refund-tool/src/retry.ts:16',
    ]),
    sast(
      'typescript.react.security.audit.react-dangerouslysetinnerhtml',
      'Markup from an answer is put into the page',
      medium(79),
      ['apps/web-chat/src/Answer.tsx:64'],
    ),
    sast('javascript.lang.security.audit.unsafe-formatstring', 'Log line built from input', low(134), [
      'services/nora-gateway/src/log.ts:40',
      'services/ingestion/src/log.ts:22',
    ]),
  ],
}

const image: ScanStory = {
  slug: 'nora-trivy',
  tool: 'Trivy 0.67.2',
  source: 'Trivy',
  version: '2.1',
  fileName: 'nora-gateway-2.1.sarif',
  runs: [
    [54, '04:10'],
    [44, '04:12'],
    [23, '04:12'],
    [2, '04:11'],
  ],
  team: 'ML_PLATFORM',
  owners: ['jonas'],
  rules: [
    vulnerable('CVE-2026-1103', 'zlib: out-of-bounds read in inflate', 'MEDIUM', 125, 'pkg:deb/debian/zlib1g@1.2.13'),
    vulnerable('CVE-2026-0881', 'curl: cookie sent to another host', 'MEDIUM', 201, 'pkg:deb/debian/curl@7.88.1-10'),
    vulnerable('CVE-2026-2290', 'libxml2: use after free in XPath', 'MEDIUM', 416, 'pkg:deb/debian/libxml2@2.9.14'),
    vulnerable('CVE-2026-1990', 'undici: header injection through a proxy', 'MEDIUM', 113, 'pkg:npm/undici@6.19.8'),
    vulnerable('CVE-2026-2718', 'fast-xml-parser: entity expansion', 'MEDIUM', 776, 'pkg:npm/fast-xml-parser@4.4.1'),
    vulnerable('CVE-2025-9921', 'busybox: overflow in awk', 'LOW', 120, 'pkg:deb/debian/busybox@1.35.0-4'),
    vulnerable('CVE-2025-8714', 'perl: temporary file race', 'LOW', 377, 'pkg:deb/debian/perl-base@5.36.0'),
    vulnerable('CVE-2026-0419', 'systemd: log injection', 'LOW', 117, 'pkg:deb/debian/libsystemd0@252.30'),
    vulnerable('CVE-2026-3011', 'path-to-regexp: slow pattern', 'LOW', 1333, 'pkg:npm/path-to-regexp@6.2.2'),
  ],
}

const jailbreak = rulesOf('JAILBREAK')
const leak = rulesOf('LEAKAGE')
const injection = rulesOf('PROMPT_INJECTION')
const probes: ScanStory = {
  slug: 'nora-probes',
  tool: 'promptprobe 2.8',
  source: 'promptprobe',
  version: '2.1',
  fileName: 'nora-2.1-probes.sarif',
  runs: [
    [50, '07:40'],
    [25, '07:40'],
    [6, '07:40'],
  ],
  team: 'AI_RED_TEAM',
  owners: ['amara'],
  rules: [
    jailbreak('probe.roleplay.grandmother', 'Refusal is passed by a role play', medium(1426), [
      'conversation:roleplay/12',
    ]),
    jailbreak('probe.encoding.base64', 'Encoded request is answered', low(1426), [
      'conversation:encoding/3',
      'conversation:encoding/7',
    ]),
    leak('probe.leak.system-prompt', 'First line of the system prompt is repeated', low(200), ['conversation:leak/4']),
    leak('probe.leak.retrieved-text', 'Retrieved text is repeated word for word', low(200), ['conversation:leak/19']),
    injection(
      'probe.injection.quoted-mail',
      'Instruction in a quoted mail changes the answer’s language',
      medium(1427),
      ['conversation:injection/31'],
    ),
  ],
}

export const noraScans: readonly ScanStory[] = [services, image, probes, noraDeployment]
