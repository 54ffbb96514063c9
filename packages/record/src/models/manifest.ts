import { createHash } from 'node:crypto'
import { type ComponentKind, componentKinds } from '@assay/domain'
import { canonicalBytes } from '@assay/ledger'
import { nameLength, readTexts } from '../engagements/written.ts'

export type ComponentInput = {
  kind: ComponentKind
  name: string
  release: string
  digest?: string | null
  /** Known by the provider's word alone; so is whatever has no digest. */
  attested?: boolean
  purl?: string | null
}

export type ManifestComponent = {
  kind: ComponentKind
  name: string
  release: string
  digest: string | null
  attested: boolean
  purl: string | null
}

export type Manifest = { format: 'assay.manifest/1'; components: ManifestComponent[] }

const most = 500

/** The composition in one order, whatever order it was given in. Throws InvalidInput by position. */
export function readManifest(components: readonly ComponentInput[]): Manifest {
  const texts = readTexts()
  if (components.length === 0) texts.fault(['components'], 'Name at least one component that the version is made of.')
  if (components.length > most) texts.fault(['components'], `A manifest holds at most ${most} components.`)
  const read = components.slice(0, most).map((component, index): ManifestComponent => {
    const text = (field: string, value: string, required?: string) =>
      texts.text(['components', String(index), field], value, {
        longest: field === 'purl' ? 2_000 : nameLength,
        ...(required === undefined ? {} : { required }),
      })
    const digest = text('digest', component.digest ?? '') || null
    if (!componentKinds.includes(component.kind)) {
      texts.fault(['components', String(index), 'kind'], 'Choose one of the kinds of components.')
    }
    return {
      kind: component.kind,
      name: text('name', component.name, 'Name the component.'),
      release: text('release', component.release, 'Say which release of the component it is.'),
      digest,
      attested: digest === null || component.attested === true,
      purl: text('purl', component.purl ?? '') || null,
    }
  })
  const sorted = read.toSorted((one, other) => (identityOf(one) < identityOf(other) ? -1 : 1))
  for (const [index, component] of sorted.entries()) {
    const next = sorted[index + 1]
    if (next !== undefined && identityOf(next) === identityOf(component)) {
      texts.fault(['components'], `${component.name} ${component.release} is named twice.`)
    }
  }
  texts.done()
  return { format: 'assay.manifest/1', components: sorted }
}

/** What tells components apart across engagements. */
export function identityOf({ kind, name, release }: Pick<ManifestComponent, 'kind' | 'name' | 'release'>): string {
  return JSON.stringify([kind, name, release])
}

/** `sha256:` over the RFC 8785 form: what a released version is known by. */
export function manifestDigest(manifest: Manifest): string {
  return `sha256:${createHash('sha256').update(canonicalBytes(manifest)).digest('hex')}`
}
