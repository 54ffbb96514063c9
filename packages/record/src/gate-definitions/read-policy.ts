import {
  askedBy,
  conditionsOf,
  depthOf,
  type GateStage,
  gateStage,
  type InvalidField,
  type Policy,
  policyLimits,
} from '@assay/domain'
import { PolicyShape } from './policy-shape.ts'

type Read = { policy: Policy | null; faults: InvalidField[] }

/** A policy as somebody wrote it, for the gates of a stage; each fault says where it is and what would do. */
export function readPolicy(given: unknown, stage: GateStage, knownTypes: ReadonlySet<string>): Read {
  if (nestingOf(given) > policyLimits.depth) {
    return { policy: null, faults: [{ path: ['policy'], message: tooDeep }] }
  }
  const parsed = PolicyShape.safeParse(given)
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => ({
      path: ['policy', ...path.map(String)],
      message: `A condition is not complete: ${message.charAt(0).toLowerCase()}${message.slice(1)}.`,
    }))
    return { policy: null, faults }
  }
  const policy = parsed.data
  const faults = [...faultsOfSize(policy), ...faultsIn(policy, stage, knownTypes, ['policy'])]
  return { policy: faults.length === 0 ? policy : null, faults }
}

const tooDeep = `Keep groups within ${policyLimits.depth} levels, so that people can read them.`

/** Before anything visits the tree: what was sent can nest as deep as it likes. */
function nestingOf(given: unknown): number {
  let level = [given]
  for (let depth = 1; depth <= policyLimits.depth; depth += 1) {
    level = level.flatMap((node) =>
      typeof node === 'object' && node !== null && 'of' in node ? (Array.isArray(node.of) ? node.of : [node.of]) : [],
    )
    if (level.length === 0) return depth
  }
  return policyLimits.depth + 1
}

function faultsOfSize(policy: Policy): InvalidField[] {
  if (depthOf(policy) > policyLimits.depth) return [{ path: ['policy'], message: tooDeep }]
  return conditionsOf(policy).length > policyLimits.conditions
    ? [{ path: ['policy'], message: `Keep a policy within ${policyLimits.conditions} conditions.` }]
    : []
}

/** What the shape cannot know: which types there are, and what gates of this stage can be asked. */
function faultsIn(
  policy: Policy,
  stage: GateStage,
  known: ReadonlySet<string>,
  path: readonly string[],
): InvalidField[] {
  switch (policy.kind) {
    case 'ALL':
    case 'ANY':
      return policy.of.flatMap((each, index) => faultsIn(each, stage, known, [...path, 'of', String(index)]))
    case 'NOT':
      return faultsIn(policy.of, stage, known, [...path, 'of'])
    case 'DATASETS_NAMED':
    case 'OWASP_COVERED':
      return gateStage(stage).subject === 'MODEL_VERSION'
        ? typeFaults(policy, known, path)
        : [
            {
              path,
              message: `The ${gateStage(stage).title} gate decides on no model version, and this asks about one.`,
            },
          ]
    case 'EARLIER_GATES_PASSED': {
      const late = policy.stages.filter((each) => gateStage(each).number >= gateStage(stage).number)
      return late.map((each) => ({
        path: [...path, 'stages'],
        message: `The ${gateStage(each).title} gate does not come before the ${gateStage(stage).title} gate.`,
      }))
    }
    default:
      return typeFaults(policy, known, path)
  }
}

function typeFaults(policy: Policy, known: ReadonlySet<string>, path: readonly string[]): InvalidField[] {
  return askedBy(policy)
    .evidenceTypes.filter((type) => !known.has(type))
    .map((type) => ({
      path: [...path, 'evidenceType'],
      message: `The catalogue has no type of evidence ${type}. Choose one that it has.`,
    }))
}
