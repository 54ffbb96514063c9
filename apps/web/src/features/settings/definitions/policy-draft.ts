import type {
  GateStage,
  OwaspList,
  PolicyInput,
  PolicyKind,
  Severity,
  UseCaseTrait,
} from '../../../generated/gql/graphql.ts'

/** A part of a policy as it is edited. A NOT is a mark on what it negates, since people say "must not" of a thing. */
export type PolicyDraft = {
  key: string
  kind: Exclude<PolicyKind, 'NOT'>
  negated: boolean
  of: readonly PolicyDraft[]
  evidenceType: string
  days: string
  severity: Severity
  most: string
  stages: readonly GateStage[]
  list: OwaspList
  edition: string
  trait: UseCaseTrait
}

/** A node as the graph tells it, in reading order. */
export type PolicyNode = {
  path: readonly number[]
  kind: PolicyKind
  evidenceType: string | null
  days: number | null
  severity: Severity | null
  most: number | null
  stages: readonly GateStage[]
  list: OwaspList | null
  edition: string | null
  trait: UseCaseTrait | null
}

let made = 0

export function newPart(kind: PolicyDraft['kind'], evidenceType = ''): PolicyDraft {
  made += 1
  return {
    key: `part-${made}`,
    kind,
    negated: false,
    of: [],
    evidenceType,
    days: kind === 'KILL_SWITCH_TESTED' ? '90' : '',
    severity: 'MEDIUM',
    most: '0',
    stages: [],
    list: 'LLM',
    edition: '2025',
    trait: 'VENDOR_MODEL',
  }
}

export const isGroup = ({ kind }: Pick<PolicyDraft, 'kind'>) => kind === 'ALL' || kind === 'ANY'

/** The tree of the nodes. Its root is a group whose parts all have to hold, whatever the policy's own root is. */
export function draftOfNodes(nodes: readonly PolicyNode[]): PolicyDraft {
  const at = new Map(nodes.map((node) => [node.path.join('.'), node]))
  const read = (path: readonly number[], negated: boolean): PolicyDraft | null => {
    const node = at.get(path.join('.'))
    if (node === undefined) return null
    if (node.kind === 'NOT') return read([...path, 0], !negated)
    const count = nodes.filter((each) => each.path.length === path.length + 1 && isBeneath(each.path, path)).length
    const blank = newPart(node.kind, node.evidenceType ?? '')
    return {
      ...blank,
      negated,
      of: Array.from({ length: count }, (_, index) => read([...path, index], false)).filter((part) => part !== null),
      days: node.days === null ? '' : String(node.days),
      severity: node.severity ?? blank.severity,
      most: node.most === null ? blank.most : String(node.most),
      stages: node.stages,
      list: node.list ?? blank.list,
      edition: node.edition ?? blank.edition,
      trait: node.trait ?? blank.trait,
    }
  }
  const root = read([], false)
  if (root === null) return newPart('ALL')
  return root.kind === 'ALL' && !root.negated ? root : { ...newPart('ALL'), of: [root] }
}

const isBeneath = (path: readonly number[], above: readonly number[]) =>
  above.every((index, depth) => path[depth] === index)

/** What is sent: of each kind its own values. A number that is none is sent as 0, which the record refuses by its place. */
export function inputOfDraft(part: PolicyDraft): PolicyInput {
  const input = bare(part)
  return part.negated ? { kind: 'NOT', of: [input] } : input
}

function bare({
  kind,
  of,
  evidenceType,
  days,
  severity,
  most,
  stages,
  list,
  edition,
  trait,
}: PolicyDraft): PolicyInput {
  const age = days.trim() === '' ? null : wholeNumber(days)
  switch (kind) {
    case 'ALL':
    case 'ANY':
      return { kind, of: of.map(inputOfDraft) }
    case 'EVIDENCE_IN_FORCE':
      return { kind, evidenceType, days: age }
    case 'VENDOR_ASSESSED':
      return { kind, days: age }
    case 'KILL_SWITCH_TESTED':
      return { kind, days: age ?? 0 }
    case 'NO_OPEN_FINDING':
      return { kind, severity }
    case 'OPEN_FINDINGS_AT_MOST':
      return { kind, severity, most: wholeNumber(most) }
    case 'EARLIER_GATES_PASSED':
      return { kind, stages: [...stages] }
    case 'OWASP_COVERED':
      return { kind, list, edition }
    case 'USE_CASE_IS':
      return { kind, trait }
    default:
      return { kind }
  }
}

export function wholeNumber(text: string): number {
  const number = Number(text)
  return Number.isSafeInteger(number) && Math.abs(number) < 2 ** 31 ? number : 0
}

export function changePart(root: PolicyDraft, key: string, change: Partial<PolicyDraft>): PolicyDraft {
  if (root.key === key) return { ...root, ...change }
  return root.of.length === 0 ? root : { ...root, of: root.of.map((part) => changePart(part, key, change)) }
}

export function removePart(root: PolicyDraft, key: string): PolicyDraft {
  const of = root.of.filter((part) => part.key !== key).map((part) => removePart(part, key))
  return { ...root, of }
}

export function addPart(root: PolicyDraft, groupKey: string, part: PolicyDraft): PolicyDraft {
  if (root.key === groupKey) return { ...root, of: [...root.of, part] }
  return root.of.length === 0 ? root : { ...root, of: root.of.map((each) => addPart(each, groupKey, part)) }
}
