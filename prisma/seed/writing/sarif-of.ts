import type { ScanStory } from '../story/story.ts'
import type { ScanResult } from './scan-results.ts'

const levels: Readonly<Record<string, string>> = {
  HIGH: 'error',
  CRITICAL: 'error',
  MEDIUM: 'warning',
  LOW: 'note',
  INFO: 'none',
}

/** The file that a run of the scanner handed in. */
export function sarifOf(scan: ScanStory, results: readonly ScanResult[], at: Date): string {
  const [name = scan.source, version = ''] = scan.tool.split(/ (?=[^ ]*$)/)
  const rules = scan.rules.map(({ id, title, raw }) => ({
    id,
    shortDescription: { text: title },
    ...(Number.isNaN(Number(raw)) ? {} : { properties: { 'security-severity': raw } }),
  }))
  const found = results.map(({ rule, uri, line }) => ({
    ruleId: rule.id,
    level: levels[rule.severity],
    message: { text: rule.title },
    locations: [
      { physicalLocation: { artifactLocation: { uri }, ...(line === null ? {} : { region: { startLine: line } }) } },
    ],
  }))
  const run = {
    tool: { driver: { name, version, rules } },
    invocations: [{ executionSuccessful: true, endTimeUtc: at.toISOString() }],
    results: found,
  }
  return JSON.stringify({ version: '2.1.0', runs: [run] })
}
