/** The revision of evidence that is looked at; the graph gives more of it. */
export type Previewed = {
  id: string
  name: string
  mediaType: string
  size: number
  sha256: string
  downloadPath: string
  url?: string | null | undefined
  declaredDigest?: string | null | undefined
}

type PreviewKind = 'link' | 'pdf' | 'image' | 'markdown' | 'json' | 'text' | 'none'

const byEnding: { readonly [ending: string]: PreviewKind } = {
  pdf: 'pdf',
  ...entries(['png', 'jpg', 'jpeg', 'gif', 'webp'], 'image'),
  ...entries(['md', 'markdown'], 'markdown'),
  ...entries(['json', 'sarif'], 'json'),
  // HTML and SVG are shown as the text that they are: nothing of them runs, loads or leads anywhere.
  ...entries(
    ['html', 'htm', 'xhtml', 'svg', 'xml', 'yaml', 'yml', 'txt', 'csv', 'tsv', 'log', 'jsonl', 'ndjson'],
    'text',
  ),
  ...entries(['toml', 'ini', 'diff', 'patch', 'py', 'ts', 'js', 'sh', 'sig', 'sigstore', 'pem'], 'text'),
}

/** How a file is shown: by its name, since its bytes were compared with it when it came. */
export function previewKind({ name, mediaType, url }: Pick<Previewed, 'name' | 'mediaType' | 'url'>): PreviewKind {
  if (url) return 'link'
  const ending = /\.([a-z0-9]{1,12})$/i.exec(name)?.[1]?.toLowerCase()
  const named = ending === undefined ? undefined : byEnding[ending]
  if (named !== undefined) return named
  if (/^text\/markdown$/.test(mediaType)) return 'markdown'
  if (/^(text\/|application\/(xml|yaml)$)/.test(mediaType)) return 'text'
  if (/^application\/([\w.-]+\+)?json$/.test(mediaType)) return 'json'
  return 'none'
}

/** What two revisions can be compared by, line by line. */
export const isText = (kind: PreviewKind): boolean => kind === 'markdown' || kind === 'json' || kind === 'text'

function entries(endings: readonly string[], kind: PreviewKind): Record<string, PreviewKind> {
  return Object.fromEntries(endings.map((ending) => [ending, kind]))
}
