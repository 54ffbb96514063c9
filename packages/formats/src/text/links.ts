const inlineLink = /(?<![\w\])])!?\[([^[\]\n]{0,1000})\]\(([^()\s]{0,2000})\)/g
const safeScheme = /^(?:https?:\/\/|mailto:)/i
const bareTarget = /^(?:https?|mailto)$/

/** The address when it is http, https or mailto and well-formed, else null: no other scheme is ever kept. */
export function safeUri(raw: unknown): string | null {
  if (typeof raw !== 'string' || raw.length > 2000) return null
  const parsed = URL.parse(raw.trim())
  return parsed !== null && bareTarget.test(parsed.protocol.slice(0, -1)) ? parsed.href : null
}

/**
 * Plain text in which no Markdown link, image or definition is left: `[label](https://a)` becomes `label (https://a)`,
 * a link to a place in the report or to any other scheme becomes its label. Code such as `table[i](x)` keeps its words.
 */
export function withoutLinks(text: string): string {
  return text
    .replace(inlineLink, (_, label: string, target: string) => {
      if (!safeScheme.test(target) || label === target) return label
      return label === '' ? target : `${label} (${target})`
    })
    .replaceAll('](', '] (')
    .replace(/\](?=:(?!:))/g, '] ')
    .replace(/<(?=\s*(?:javascript|vbscript|data):)/gi, '< ')
}
