type Target = { origin: string; fileName: string; engagementKey: string; versionLabel: string | null }

/** The command line that takes the same file in, for a pipeline: it commits by itself and waits until that is done. */
export function ingestCommand({ origin, fileName, engagementKey, versionLabel }: Target): string {
  const target = new URLSearchParams({ engagement: engagementKey })
  if (versionLabel !== null) target.set('version', versionLabel)
  target.set('name', fileName)
  return `curl --data-binary ${quoted(`@${fileName}`)} -H "Authorization: Bearer assay_…" "${origin}/ingest?${target}&wait"`
}

/** As a shell takes it, whatever the file is called. */
const quoted = (text: string) => (/^[\w@./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`)
