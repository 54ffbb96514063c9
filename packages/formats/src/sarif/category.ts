import type { ReportCategory } from '../report.ts'
import type { RuleMatch } from './find-rule.ts'

const tools: readonly (readonly [RegExp, ReportCategory])[] = [
  [/gitleaks|trufflehog|detect-secrets|ggshield|whispers/i, 'SECRETS'],
  [/grype|dependency-check|osv-scanner|snyk open source|pip-audit|npm.?audit|govulncheck/i, 'SCA'],
  [/checkov|tfsec|kics|terrascan|dockle|hadolint|kubesec|kube-linter|polaris|prowler/i, 'CONFIG'],
  [/zap|nuclei|burp|nikto|arachni|mayhem for api/i, 'DAST'],
]
const advisory = /^(?:CVE-\d{4}-|GHSA-|OSV-|PYSEC-|RUSTSEC-|GO-\d{4}-|SNYK-)/i

/** What kind of weakness a rule finds: by the rule's own words first, then by the tool, code analysis by default. */
export function categoryOf({ id, rule }: RuleMatch, tool: string, purl: string | null): ReportCategory {
  const tags = new Set(rule?.tags.map((tag) => tag.toLowerCase()))
  if (tags.has('secret') || tags.has('secrets')) return 'SECRETS'
  if (tags.has('misconfiguration')) return 'CONFIG'
  if (purl !== null || advisory.test(id) || tags.has('vulnerability')) return 'SCA'
  return tools.find(([name]) => name.test(tool))?.[1] ?? 'SAST'
}
