import { rulesOf, vulnerable } from '../story/scan-rule.ts'
import type { ScanStory } from '../story/story.ts'

const sast = rulesOf('SAST')
const told = (raw: string, severity: 'HIGH' | 'MEDIUM' | 'LOW', cwe: number) => ({ raw, severity, cwe: [cwe] })

const bandit: ScanStory = {
  slug: 'fraud-bandit',
  tool: 'Bandit 1.8.6',
  source: 'Bandit',
  version: null,
  fileName: 'fraud-model.sarif',
  runs: [
    [110, '05:00'],
    [82, '05:00'],
    [54, '05:00'],
    [26, '05:00'],
    [5, '05:00'],
  ],
  team: 'ML_PLATFORM',
  owners: ['ines', 'jonas'],
  rules: [
    sast('B301', 'Deserialisation with pickle in a test helper', told('MEDIUM', 'MEDIUM', 502), [
      'tests/helpers/load_frame.py:18',
      'tools/compare_runs.py:33',
    ]),
    sast('B608', 'SQL built from strings', told('MEDIUM', 'MEDIUM', 89), [
      'pipeline/features/window.py:121',
      'pipeline/features/merchant.py:87',
      'pipeline/labels/chargebacks.py:54',
    ]),
    sast('B113', 'Request without a timeout', told('MEDIUM', 'MEDIUM', 400), [
      'pipeline/fetch/acquirer_a.py:29',
      'pipeline/fetch/acquirer_b.py:31',
      'pipeline/fetch/acquirer_c.py:31',
    ]),
    sast('B506', 'YAML loaded without the safe loader', told('MEDIUM', 'MEDIUM', 20), ['pipeline/config.py:14']),
    sast('B324', 'MD5 for a cache key', told('LOW', 'LOW', 327), [
      'pipeline/cache.py:22',
      'scoring/feature_cache.py:17',
    ]),
    sast('B311', 'Random number that can be guessed', told('LOW', 'LOW', 330), [
      'pipeline/sample.py:41',
      'tests/test_window.py:12',
    ]),
    sast('B101', 'Assertion used as a check', told('LOW', 'LOW', 703), [
      'scoring/validate.py:63',
      'scoring/loader.py:71',
      'pipeline/schema.py:19',
    ]),
    sast('B605', 'Process started with a shell', told('HIGH', 'HIGH', 78), ['tools/export_weights.py:77']),
    sast('B108', 'Fixed path in /tmp', told('LOW', 'LOW', 377), ['pipeline/spill.py:26']),
  ],
}

const codeql: ScanStory = {
  slug: 'fraud-codeql',
  tool: 'CodeQL 2.23.1',
  source: 'CodeQL',
  version: null,
  fileName: 'fraud-scoring.sarif',
  runs: [
    [103, '03:20'],
    [75, '03:20'],
    [40, '03:20'],
    [12, '03:20'],
  ],
  team: 'ML_PLATFORM',
  owners: ['jonas'],
  rules: [
    sast('py/stack-trace-exposure', 'Stack trace reaches the caller', told('5.4', 'MEDIUM', 209), [
      'services/scoring/scoring/errors.py:22',
    ]),
    sast('py/log-injection', 'Input reaches the log', told('6.1', 'MEDIUM', 117), [
      'services/scoring/scoring/api.py:64',
      'services/features/features/api.py:48',
    ]),
    sast('py/clear-text-logging-sensitive-data', 'Card fingerprint in the log', told('7.5', 'HIGH', 532), [
      'services/features/features/trace.py:33',
    ]),
    sast('py/incomplete-url-substring-sanitization', 'Host checked by a part of its name', told('6.1', 'MEDIUM', 20), [
      'services/features/features/callback.py:27',
    ]),
    sast('py/polynomial-redos', 'Regular expression that can be made slow', told('5.3', 'MEDIUM', 1333), [
      'services/scoring/scoring/parse_bin.py:15',
    ]),
    sast('py/bind-socket-all-network-interfaces', 'Socket bound to all interfaces', told('5.0', 'MEDIUM', 200), [
      'services/scoring/scoring/metrics.py:9',
    ]),
  ],
}

const image: ScanStory = {
  slug: 'fraud-trivy',
  tool: 'Trivy 0.67.2',
  source: 'Trivy',
  version: '41.3',
  fileName: 'fraud-scoring-7.18.2.sarif',
  runs: [
    [20, '04:12'],
    [13, '04:12'],
    [6, '04:12'],
  ],
  team: 'ML_PLATFORM',
  owners: ['jonas'],
  rules: [
    vulnerable('CVE-2026-1422', 'numpy: overflow when a broken file is read', 'MEDIUM', 190, 'pkg:pypi/numpy@1.26.4'),
    vulnerable('CVE-2026-2040', 'protobuf: unbounded recursion', 'MEDIUM', 674, 'pkg:pypi/protobuf@4.25.3'),
    vulnerable('CVE-2026-0917', 'aiohttp: request smuggling', 'MEDIUM', 444, 'pkg:pypi/aiohttp@3.9.5'),
    vulnerable('CVE-2026-1775', 'grpcio: reset flood', 'MEDIUM', 400, 'pkg:pypi/grpcio@1.62.1'),
    vulnerable(
      'CVE-2025-7742',
      'glibc: name lookup reads behind its buffer',
      'LOW',
      125,
      'pkg:deb/debian/libc6@2.36-9',
    ),
    vulnerable('CVE-2025-6611', 'tar: paths that leave the folder', 'LOW', 22, 'pkg:deb/debian/tar@1.34'),
    vulnerable(
      'CVE-2026-0333',
      'setuptools: download over an unchecked address',
      'LOW',
      494,
      'pkg:pypi/setuptools@68.2.0',
    ),
  ],
}

export const fraudScans: readonly ScanStory[] = [bandit, codeql, image]
