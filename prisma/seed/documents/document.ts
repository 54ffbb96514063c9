import type { ManifestPart } from '../writing/manifests.ts'

/** What a document is about; every text is the demo's own. */
export type About = {
  useCase: string
  purpose: string
  owner: string
  vendor: string | null
  /** What it speaks of: `Nora 2.1`, `help-corpus 2026-10`, or the use case. */
  subject: string
  digest: string
  /** What the version does, or the use case is for. */
  summary: string
  settings: Readonly<Record<string, string | number | boolean>>
  components: readonly ManifestPart[]
  dataset: { source: string; licence: string; pii: string; carveOuts: string; records: string } | null
  datasets: readonly { name: string; digest: string }[]
  author: string
  date: string
  /** What this one says beyond its form. */
  says: readonly string[]
}

export type Written = { name: string; mediaType: string; text: string }
export type Writer = (about: About) => Written

const fileName = (about: About, title: string) =>
  `${about.subject} ${title}`
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^-|-$/g, '')

/** A Markdown document with a head that says what it is about, and sections of lines. */
export function markdown(
  title: string,
  sections: (about: About) => Readonly<Record<string, readonly string[]>>,
): Writer {
  return (about) => {
    const body = Object.entries({ ...sections(about), ...notes(about) }).map(
      ([heading, lines]) => `## ${heading}\n\n${lines.join('\n')}\n`,
    )
    const head = `# ${title}: ${about.subject}\n\nUse case ${about.useCase} · ${about.date} · ${about.author}\n`
    return { name: `${fileName(about, title)}.md`, mediaType: 'text/markdown', text: [head, ...body].join('\n') }
  }
}

const notes = ({ says }: About) => (says.length === 0 ? {} : { Notes: says.map((line) => `- ${line}`) })

/** A JSON document; its notes are a member. */
export function json(
  title: string,
  content: (about: About) => Readonly<Record<string, unknown>>,
  mediaType = 'application/json',
): Writer {
  return (about) => {
    const value = { subject: about.subject, date: about.date, ...content(about), notes: about.says }
    return { name: `${fileName(about, title)}.json`, mediaType, text: `${JSON.stringify(value, null, 2)}\n` }
  }
}

export function csv(title: string, head: readonly string[], rows: (about: About) => readonly string[][]): Writer {
  return (about) => {
    const quote = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
    const lines = [head, ...rows(about)].map((row) => row.map(quote).join(','))
    return { name: `${fileName(about, title)}.csv`, mediaType: 'text/csv', text: `${lines.join('\n')}\n` }
  }
}

export const checks = (...lines: readonly string[]): string[] => lines.map((line) => `- [x] ${line}`)
export const points = (...lines: readonly string[]): string[] => lines.map((line) => `- ${line}`)
