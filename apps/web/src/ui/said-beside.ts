/**
 * What stands beside a name without repeating it: the texts in order, each without a beginning or an end that the name
 * or an earlier text says already; what is left empty is dropped.
 */
export function saidBeside(name: string, texts: readonly (string | null | undefined)[]): string[] {
  const said: string[] = []
  for (const text of texts) {
    const rest = [name, ...said].reduce(without, text ?? '')
    const isNew = said.every((each) => !each.toLowerCase().endsWith(rest.toLowerCase()))
    if (rest !== '' && isNew) said.push(rest)
  }
  return said
}

/** `text` without `known` and the mark that parts them at its beginning. */
function without(text: string, known: string): string {
  if (!text.toLowerCase().startsWith(known.toLowerCase())) return text
  const rest = text.slice(known.length)
  return rest === '' || /^[\s:,·–-]/.test(rest) ? rest.replace(/^[\s:,·–-]+/, '') : text
}
