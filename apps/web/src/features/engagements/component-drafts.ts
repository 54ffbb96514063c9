import type { ComponentInput, ComponentKind } from '../../generated/gql/graphql.ts'

/** A component as it is being written; `id` tells rows apart while they are moved and removed. */
export type ComponentDraft = {
  id: string
  kind: ComponentKind
  name: string
  release: string
  digest: string
  attested: boolean
}

export const componentKinds: readonly ComponentKind[] = [
  'WEIGHTS',
  'BASE_MODEL',
  'SYSTEM_PROMPT',
  'GUARDRAIL',
  'TOOL',
  'CORPUS',
  'DATASET',
  'IMAGE',
  'REPOSITORY',
]

export const blankComponent = (kind: ComponentKind = 'WEIGHTS'): ComponentDraft => ({
  id: crypto.randomUUID(),
  kind,
  name: '',
  release: '',
  digest: '',
  attested: false,
})

type Stored = { kind: ComponentKind; name: string; release: string; digest?: string | null; attested: boolean }

/** A version's components as the beginning of the next one. */
export const draftsOf = (components: readonly Stored[]): ComponentDraft[] =>
  components.map(({ kind, name, release, digest, attested }) => ({
    id: crypto.randomUUID(),
    kind,
    name,
    release,
    digest: digest ?? '',
    attested,
  }))

/** The rows as the command takes them. A row in which nothing was written is left out, unless it is the only one. */
export function componentInputs(drafts: readonly ComponentDraft[]): ComponentInput[] {
  const isWritten = ({ name, release, digest }: ComponentDraft) => `${name}${release}${digest}`.trim() !== ''
  const written = drafts.some(isWritten) ? drafts.filter(isWritten) : drafts
  return written.map(({ kind, name, release, digest, attested }) => ({
    kind,
    name: name.trim(),
    release: release.trim(),
    attested: attested || digest.trim() === '',
    ...(digest.trim() === '' ? {} : { digest: digest.trim() }),
  }))
}

/** Several lines of "kind, name, release, digest", parted by tabs or commas, as rows; null when it is not that. */
export function readPasted(text: string): ComponentDraft[] | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  if (lines.length < 2) return null
  const rows = lines.map((line) => {
    const [kind = '', name = '', release = '', digest = ''] = line.split(/\t|,/).map((part) => part.trim())
    const code = kind.toUpperCase().replaceAll(/[\s-]+/g, '_')
    const known = componentKinds.find((each) => each === code)
    return known === undefined || name === '' ? null : { ...blankComponent(known), name, release, digest }
  })
  return rows.every((row) => row !== null) ? rows : null
}
