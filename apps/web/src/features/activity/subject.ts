import { hrefOfKey } from '../../graph/refusal.ts'
import { href } from '../../ui/href.ts'

type Change = { field: string; from?: string | null; to?: string | null }
type Facts = {
  kind: string
  subjectType: string
  subjectKey?: string | null
  changes: readonly Change[]
  engagement?: { key: string; name: string } | null
  modelVersion?: { label: string } | null
  gate?: { key: string; name: string } | null
  finding?: { key: string; title: string } | null
  subject?: Shown | null
}

/** The object as it stands now, as far as the log shows it by itself. */
type Shown = {
  __typename: string
  name?: string
  datasetName?: string
  label?: string
  key?: string
  title?: string
  fileName?: string
}

/** What a fact is about: how it is called, what more is known of it, and where it is shown. */
export type Subject = { label: string; detail: string | null; href: string | null }

const changed = (changes: readonly Change[], field: string) => {
  const change = changes.find((each) => each.field === field)
  return change?.to ?? change?.from ?? null
}

/** What stands for the object of a fact in its sentence. Where it has no name of its own, the key of its engagement. */
export function subjectOf(fact: Facts): Subject {
  const { subjectType, subjectKey, changes, engagement, finding, gate, modelVersion, subject } = fact
  const key = subjectKey ?? null
  const at = engagement ? `/e/${engagement.key}` : null
  const called = key ?? changed(changes, 'name') ?? changed(changes, 'label') ?? engagement?.key ?? ''

  if (subject?.fileName !== undefined) {
    return { label: subject.fileName, detail: subject.key ?? null, href: href('/intake', { run: subject.key }) }
  }
  if (subject?.datasetName !== undefined) {
    return { label: `${subject.datasetName} ${subject.label}`, detail: null, href: at }
  }
  if (subjectType === 'Evidence') {
    return {
      label: called,
      detail: subject?.title ?? null,
      href: hrefOfKey(key) ?? (at && href(at, { part: 'evidence' })),
    }
  }
  switch (subjectType) {
    case 'Finding':
      return { label: called, detail: finding?.title ?? null, href: hrefOfKey(key) }
    case 'Override':
    case 'Retest':
      return { label: finding?.key ?? called, detail: finding?.title ?? null, href: hrefOfKey(finding?.key ?? null) }
    case 'Gate':
      return { label: called, detail: gate?.name ?? null, href: hrefOfKey(key) }
    case 'GateDefinition':
      return { label: called, detail: null, href: '/settings/gates' }
    case 'Engagement':
      return { label: called, detail: engagement?.name ?? null, href: hrefOfKey(key) ?? at }
    case 'ModelVersion': {
      const label = changed(changes, 'label') ?? modelVersion?.label ?? called
      return { label, detail: null, href: at && modelVersion ? `${at}/v/${modelVersion.label}` : at }
    }
    case 'Responsibility':
      return { label: called, detail: null, href: '/raci' }
    case 'Membership':
      return { label: subject?.name ?? called, detail: null, href: '/settings/members' }
    case 'ApiToken':
      return { label: called, detail: null, href: '/settings/tokens' }
    case 'IntakeRun':
      return { label: called, detail: null, href: key === null ? '/intake' : href('/intake', { run: key }) }
    default:
      return { label: changed(changes, 'invitation') ?? called, detail: null, href: at }
  }
}

/** The word that tells sentences of one kind apart: the decision that was taken, the status it came to. */
export function contextOf({ kind, changes }: Pick<Facts, 'kind' | 'changes'>): string | undefined {
  const telling: Record<string, string> = { 'gate.decided': 'decision', 'finding.statusChanged': 'status' }
  if (kind === 'member.changed' && changes.some(({ field }) => field === 'invitation')) return 'invitation'
  const field = telling[kind]
  return (field && changes.find((change) => change.field === field)?.to) || undefined
}
